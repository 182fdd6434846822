package com.cetoex.simulation.onehistory;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Watched clients at work at once, each on a thread of its own. */
public final class WatchedClients implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean isWanted = new AtomicBoolean(true);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final List<WatchedClient> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private WatchedClients() {}

    /**
     * The clients of a {@link WatchedMarket} begin to trade.
     *
     * @param address of the exchange, which may move when it is started again
     * @param requests that each sends, unless it is told to end before
     */
    public static WatchedClients begin(Supplier<URI> address, int count, int requests, long seed) {
        WatchedClients all = new WatchedClients();
        SplittableRandom seeds = new SplittableRandom(seed);
        for (long id = 1; id <= count; id++) {
            WatchedClient client = new WatchedClient(all.http, address, id, seeds.nextLong());
            all.clients.add(client);
            all.threads.add(
                    Thread.ofPlatform()
                            .name("client-" + id)
                            .daemon()
                            .uncaughtExceptionHandler(
                                    (thread, thrown) -> all.fault.compareAndSet(null, thrown))
                            .start(() -> client.work(requests, all.isWanted::get)));
        }
        return all;
    }

    /** How many commands were answered so far. */
    public long answered() {
        return clients.stream().mapToLong(WatchedClient::answered).sum();
    }

    /** No further request of the load's. */
    public void stop() {
        isWanted.set(false);
    }

    /**
     * Waits until the clients have ended, and lets each look at everything once more.
     *
     * @return what they wrote down
     * @throws IllegalStateException when a client could not go on
     */
    public Notes finish() {
        join();
        if (fault.get() != null) {
            throw new IllegalStateException("a client could not go on", fault.get());
        }
        clients.forEach(WatchedClient::lookAround);
        return Notes.of(clients);
    }

    private void join() {
        try {
            for (Thread thread : threads) {
                if (!thread.join(END_LIMIT)) {
                    throw new IllegalStateException(thread.getName() + " did not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        stop();
        join();
        http.close();
    }
}
