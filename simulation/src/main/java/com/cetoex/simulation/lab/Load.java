package com.cetoex.simulation.lab;

import com.cetoex.client.CetoexClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** All clients at work, each on a thread of its own, until they are told to stop. */
final class Load implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(40);

    private final AtomicBoolean isWanted = new AtomicBoolean(true);
    private final List<Thread> threads = new ArrayList<>();
    private final CetoexClient shared;

    private Load(CetoexClient shared) {
        this.shared = shared;
    }

    /** Begins. */
    static Load begin(URI address, LabBootstrap investors, Journal journal, Style style) {
        CetoexClient shared =
                new CetoexClient(address, LabBootstrap.credentials(1), style.timeout());
        Load load = new Load(shared);
        SplittableRandom seeds = new SplittableRandom(style.seed());
        for (long id = 1; id <= investors.investors(); id++) {
            Trader trader =
                    new Trader(
                            shared.forInvestor(LabBootstrap.credentials(id)),
                            id,
                            journal,
                            seeds.nextLong(),
                            style.prefix());
            load.threads.add(
                    Thread.ofPlatform()
                            .name("trader-" + id)
                            .daemon()
                            .start(() -> trader.trade(load.isWanted::get)));
        }
        return load;
    }

    /**
     * How the clients behave.
     *
     * @param prefix of the client order ids, new for every load of one exchange
     * @param seed of what they send
     * @param timeout how long they wait for an answer
     */
    record Style(String prefix, long seed, Duration timeout) {}

    /** No further request; the clients take note at once. */
    void stop() {
        isWanted.set(false);
    }

    /** Stops and waits until no request is under way. */
    @Override
    public void close() {
        stop();
        try {
            for (Thread thread : threads) {
                if (!thread.join(END_LIMIT)) {
                    throw new LabStopped(thread.getName() + " did not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabStopped("interrupted", e);
        } finally {
            shared.close();
        }
    }
}
