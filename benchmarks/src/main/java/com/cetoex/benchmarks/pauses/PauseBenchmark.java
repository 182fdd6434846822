package com.cetoex.benchmarks.pauses;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Rate;
import com.cetoex.benchmarks.process.ProductCommand;
import com.cetoex.benchmarks.process.RunningExchange;
import com.cetoex.benchmarks.process.WorkFolder;
import com.cetoex.benchmarks.rest.Bootstrap;
import com.cetoex.benchmarks.rest.Investor;
import com.cetoex.benchmarks.rest.LoadGenerator;
import com.cetoex.benchmarks.rest.PlaceAndCancel;
import com.cetoex.benchmarks.rest.PlaceOnly;
import com.cetoex.server.control.ControlClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Takes what a market maker waits for besides single orders: the start, the pause of a snapshot
 * with many open orders; and what the exchange costs when nothing happens.
 */
public final class PauseBenchmark {
    private static final int INVESTORS = 64;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final int PROBES_A_SECOND = 500;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;
    private static final Duration UNTIL_DONE = Duration.ofMinutes(3);
    private static final Duration BEFORE_SNAPSHOT = Duration.ofMillis(500);
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final ProductCommand product;
    private final Plan plan;
    private final List<Figure> figures = new ArrayList<>();

    /** How much is done. */
    public record Plan(int starts, Duration idle, int openOrders, int snapshots, Duration probe) {
        /** For figures that are kept. */
        public static Plan usual() {
            return new Plan(5, Duration.ofSeconds(10), 1_000_000, 9, Duration.ofSeconds(5));
        }

        /** To see how the land lies. */
        public static Plan quick() {
            return new Plan(2, Duration.ofSeconds(3), 100_000, 1, Duration.ofSeconds(3));
        }
    }

    /** Plans with the exchange's command line. */
    public PauseBenchmark(ProductCommand product, Plan plan) {
        this.product = product;
        this.plan = plan;
    }

    /** Runs all. */
    public List<Figure> run() throws IOException, InterruptedException {
        starts();
        idle();
        snapshots();
        return figures;
    }

    /** The median time of a start on an empty folder, in seconds. */
    public static double medianStart(ProductCommand product, int starts)
            throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            try (WorkFolder folder = WorkFolder.make();
                    RunningExchange exchange = start(product, folder)) {
                seconds.add(seconds(exchange.startTime()));
            }
        }
        return Rate.median(seconds);
    }

    private void starts() throws IOException, InterruptedException {
        figures.add(
                Figure.of("start on an empty folder", "CetoEX")
                        .with("until_serving_s", medianStart(product, plan.starts())));
    }

    private static RunningExchange start(ProductCommand product, WorkFolder folder)
            throws IOException, InterruptedException {
        return RunningExchange.start(
                new RunningExchange.Start(product, List.of(), folder.resolve("data")),
                Bootstrap.write(folder.resolve("bootstrap.json"), INVESTORS));
    }

    private void idle() throws IOException, InterruptedException {
        try (WorkFolder folder = WorkFolder.make();
                RunningExchange exchange = start(product, folder)) {
            pause(SETTLING);
            Duration before = exchange.process().cpuTime();
            long began = System.nanoTime();
            pause(plan.idle());
            double cpu = seconds(exchange.process().cpuTime().minus(before));
            double wall = (System.nanoTime() - began) / NANOS_PER_SECOND;
            figures.add(
                    Figure.of("idle", "CetoEX")
                            .with("percent_of_a_core", PERCENT * cpu / wall)
                            .with("resident_mib", (double) exchange.process().residentMebibytes()));
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private void snapshots() throws IOException, InterruptedException {
        String workload = "%,d open orders".formatted(plan.openOrders());
        try (WorkFolder folder = WorkFolder.make()) {
            try (RunningExchange exchange = start(product, folder);
                    LoadGenerator load = new LoadGenerator(exchange.process().port(), INVESTORS)) {
                List<Investor> investors =
                        IntStream.rangeClosed(1, INVESTORS).mapToObj(Investor::new).toList();
                fill(load, investors);
                RunningExchange.CatchUp catchUp = exchange.awaitHistory();
                figures.add(
                        Figure.of(workload, "memory")
                                .with(
                                        "resident_mib",
                                        (double) exchange.process().residentMebibytes())
                                .with("history_catch_up_s", seconds(catchUp.time())));
                load.converse(investors.stream().map(PlaceAndCancel::new).toList());
                probe(load, new Histogram(SIGNIFICANT_DIGITS));
                Histogram calm = new Histogram(SIGNIFICANT_DIGITS);
                probe(load, calm);
                figures.add(Figure.of(workload, "500 requests a second, no snapshot").with(calm));
                probeSnapshots(workload, load, folder.resolve("data"));
                exchange.process().kill();
            }
            try (RunningExchange again = start(product, folder)) {
                figures.add(
                        Figure.of(workload, "start after a kill")
                                .with("until_serving_s", seconds(again.startTime())));
            }
        }
    }

    private void fill(LoadGenerator load, List<Investor> investors) throws IOException {
        int each = plan.openOrders() / INVESTORS;
        load.converse(investors.stream().map(one -> PlaceOnly.bulkUpTo(one, each)).toList());
        load.run(UNTIL_DONE, new Histogram(SIGNIFICANT_DIGITS));
    }

    private void probe(LoadGenerator load, Histogram nanos) throws IOException {
        load.runOpen(PROBES_A_SECOND, plan.probe(), nanos);
    }

    /** A request that had to wait for the snapshot has its whole wait in its time. */
    private void probeSnapshots(String workload, LoadGenerator load, Path folder)
            throws IOException {
        Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < plan.snapshots(); i++) {
            CompletableFuture<Double> snapshot =
                    CompletableFuture.supplyAsync(
                            () -> snapshotSeconds(folder),
                            CompletableFuture.delayedExecutor(
                                    BEFORE_SNAPSHOT.toMillis(), TimeUnit.MILLISECONDS));
            probe(load, nanos);
            took.add(snapshot.join());
        }
        figures.add(
                Figure.of(workload, "500 requests a second, a snapshot")
                        .with(nanos)
                        .with("snapshot_s", Rate.median(took)));
    }

    private static double snapshotSeconds(Path folder) {
        long began = System.nanoTime();
        try (ControlClient client = ControlClient.connect(folder).orElseThrow()) {
            client.snapshot();
        }
        return (System.nanoTime() - began) / NANOS_PER_SECOND;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS_PER_SECOND;
    }
}
