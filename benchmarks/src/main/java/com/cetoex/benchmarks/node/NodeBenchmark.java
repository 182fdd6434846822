package com.cetoex.benchmarks.node;

import com.cetoex.benchmarks.apply.CommandCycle;
import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.process.WorkFolder;
import com.cetoex.benchmarks.stream.Workload;
import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.ExchangeLink;
import com.cetoex.gateway.link.LinkConfig;
import com.cetoex.node.Durability;
import com.cetoex.node.ExchangeNode;
import com.cetoex.node.NodeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Takes the figures of a node in this process: workload W1 through the ingress, logged, applied,
 * its events heard by a gateway's link; so many commands under way at a time. Beside the durable
 * node one that leaves forcing to the operating system.
 */
public final class NodeBenchmark {
    private static final int[] IN_FLIGHT = {1, 16, 256, 4096};
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final int SET_UP_IN_FLIGHT = 1024;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    private final Duration round;
    private final int rounds;
    private final List<Figure> figures = new ArrayList<>();

    private NodeBenchmark(Duration round, int rounds) {
        this.round = round;
        this.rounds = rounds;
    }

    /** Runs all; one more round than told goes before the others. */
    public static List<Figure> run(Duration round, int rounds)
            throws IOException, InterruptedException {
        NodeBenchmark benchmark = new NodeBenchmark(round, rounds);
        benchmark.run(Durability.DISK, "every command forced to disk");
        benchmark.run(Durability.OS, "left to the operating system");
        return benchmark.figures;
    }

    private void run(Durability durability, String subject)
            throws IOException, InterruptedException {
        try (WorkFolder folder = WorkFolder.make();
                ExchangeNode node = launch(folder.resolve("data"), durability);
                ExchangeLink link = link(node)) {
            Traffic traffic = new Traffic(link);
            traffic.setUp();
            for (int inFlight : IN_FLIGHT) {
                figures.add(measure(traffic, inFlight, subject));
            }
        }
    }

    private static ExchangeNode launch(Path folder, Durability durability) {
        NodeConfig usual = NodeConfig.on(folder);
        return ExchangeNode.launch(
                new NodeConfig(
                        folder,
                        durability,
                        usual.snapshotInterval(),
                        usual.snapshotLogBytes(),
                        NodeConfig.ALL_EVENTS),
                (code, cause) -> {
                    throw new IllegalStateException("the node died: " + code, cause);
                });
    }

    private static ExchangeLink link(ExchangeNode node) throws InterruptedException {
        if (!node.awaitServing(READY_LIMIT)) {
            throw new IllegalStateException("the node does not serve");
        }
        ExchangeLink link =
                new ExchangeLink(
                        LinkConfig.to(node.channels()),
                        (buffer, offset, length) -> {
                            // No views: what is measured is the node.
                        },
                        error -> {
                            throw new IllegalStateException("the link failed", error);
                        });
        link.start();
        while (!link.isReady()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return link;
    }

    private Figure measure(Traffic traffic, int inFlight, String subject)
            throws InterruptedException {
        Histogram nanos = new ConcurrentHistogram(SIGNIFICANT_DIGITS);
        List<Double> perSecond = new ArrayList<>();
        traffic.run(round, inFlight, new ConcurrentHistogram(SIGNIFICANT_DIGITS));
        for (int i = 0; i < rounds; i++) {
            perSecond.add(traffic.run(round, inFlight, nanos));
        }
        return Figure.ofRounds(
                        "W1, %,d in flight".formatted(inFlight), subject, "commands", perSecond)
                .with(nanos);
    }

    /** Sends one command after the other, and no more than so many before their answers. */
    private static final class Traffic {
        private final ExchangeLink link;
        private final CommandCycle cycle = CommandCycle.of(Workload.W1);
        private final AtomicReference<CommandOutcome> failure = new AtomicReference<>();

        Traffic(ExchangeLink link) {
            this.link = link;
        }

        void setUp() throws InterruptedException {
            Semaphore free = new Semaphore(SET_UP_IN_FLIGHT);
            cycle.setUp(
                    (buffer, offset, length) -> {
                        free.acquireUninterruptibly();
                        link.submit(buffer, offset, length, outcome -> settle(outcome, free));
                    });
            free.acquire(SET_UP_IN_FLIGHT);
            requireNoFailure();
        }

        double run(Duration limit, int inFlight, Histogram nanos) throws InterruptedException {
            Semaphore free = new Semaphore(inFlight);
            long began = System.nanoTime();
            long sent = 0;
            while (System.nanoTime() - began < limit.toNanos()) {
                free.acquire();
                long submitted = System.nanoTime();
                cycle.next(
                        (buffer, offset, length) ->
                                link.submit(
                                        buffer,
                                        offset,
                                        length,
                                        outcome -> {
                                            nanos.recordValue(System.nanoTime() - submitted);
                                            settle(outcome, free);
                                        }));
                sent++;
            }
            free.acquire(inFlight);
            requireNoFailure();
            return sent * NANOS_PER_SECOND / (System.nanoTime() - began);
        }

        private void settle(CommandOutcome outcome, Semaphore free) {
            if (!(outcome instanceof CommandOutcome.Applied)) {
                failure.set(outcome);
            }
            free.release();
        }

        private void requireNoFailure() {
            if (failure.get() != null) {
                throw new IllegalStateException(
                        "expected every command to be applied, was " + failure.get());
            }
        }
    }
}
