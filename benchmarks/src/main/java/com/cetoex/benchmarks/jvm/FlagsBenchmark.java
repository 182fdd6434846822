package com.cetoex.benchmarks.jvm;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Percentiles;
import com.cetoex.benchmarks.measure.Result;
import com.cetoex.benchmarks.pauses.PauseBenchmark;
import com.cetoex.benchmarks.process.ProductCommand;
import com.cetoex.benchmarks.process.WorkFolder;
import com.cetoex.benchmarks.rest.RestBenchmark;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the JVM's settings on the whole engine, on place and cancel over HTTP as fast as it goes
 * and at a fixed rate, and on the start.
 */
public final class FlagsBenchmark {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Well below the peak of a machine with two cores, so that pauses show and no queue. */
    private static final double OPEN_PER_SECOND = 15_000;

    private final Class<?> mainClass;
    private final ProductCommand product;
    private final int starts;

    private FlagsBenchmark(Class<?> mainClass, ProductCommand product, int starts) {
        this.mainClass = mainClass;
        this.product = product;
        this.starts = starts;
    }

    /** Flags instead of, or besides, those of the launcher. */
    private record Candidate(String name, String removed, List<String> added) {}

    /**
     * Runs all candidates; the launcher's own flags come first and last.
     *
     * @param mainClass the benchmarks', to run {@code apply} in a JVM of its own
     */
    public static List<Figure> run(Class<?> mainClass, ProductCommand product, int starts)
            throws IOException, InterruptedException {
        FlagsBenchmark benchmark = new FlagsBenchmark(mainClass, product, starts);
        List<Figure> figures = new ArrayList<>();
        for (Candidate candidate : candidates()) {
            System.out.println("  " + candidate.name());
            figures.add(benchmark.measure(candidate));
        }
        return figures;
    }

    private static List<Candidate> candidates() {
        String none = "(?!)";
        String collector = "-XX:\\+Use\\w*GC";
        String heap = "-Xm[xs].*";
        return List.of(
                new Candidate("the launcher's flags", none, List.of()),
                new Candidate("no AOT cache", "-XX:AOT.*|-Xlog:(aot|cds).*", List.of()),
                new Candidate("G1", collector, List.of("-XX:+UseG1GC")),
                new Candidate("serial collector", collector, List.of("-XX:+UseSerialGC")),
                new Candidate("parallel collector", collector, List.of("-XX:+UseParallelGC")),
                new Candidate("ZGC", collector, List.of("-XX:+UseZGC")),
                new Candidate(
                        "no compact headers",
                        ".*CompactObjectHeaders",
                        List.of("-XX:-UseCompactObjectHeaders")),
                new Candidate(
                        "transparent huge pages", none, List.of("-XX:+UseTransparentHugePages")),
                new Candidate("heap 512 MiB", heap, List.of("-Xmx512m")),
                new Candidate("the launcher's flags, again", none, List.of()));
    }

    private Figure measure(Candidate candidate) throws IOException, InterruptedException {
        List<String> java = new ArrayList<>(product.java());
        java.removeIf(word -> word.matches(candidate.removed()));
        java.addAll(candidate.added());
        ProductCommand changed = new ProductCommand(java, product.program(), product.launcher());
        Figure rest;
        Figure open;
        try (RestBenchmark benchmark =
                new RestBenchmark(RestBenchmark.Plan.quick(), changed, List.of())) {
            rest = benchmark.placeAndCancel().getFirst();
            open = benchmark.openLoop("open loop", OPEN_PER_SECOND);
        }
        Percentiles nanos = open.nanos().orElseThrow();
        List<Figure> engine = apply(changed);
        return Figure.of(candidate.name(), String.join(" ", candidate.added()))
                .with("engine_W1_a_second", engine.get(0).median())
                .with("engine_W2_a_second", engine.get(1).median())
                .with("rest_a_second", rest.median())
                .with("open_p99_ms", nanos.p99() / NANOS_PER_MILLI)
                .with("open_p999_ms", nanos.p999() / NANOS_PER_MILLI)
                .with("start_s", PauseBenchmark.medianStart(changed, starts));
    }

    private List<Figure> apply(ProductCommand changed) throws IOException, InterruptedException {
        try (WorkFolder folder = WorkFolder.make()) {
            List<String> arguments = List.of("apply", "--quick", "--out", folder.path().toString());
            File output = folder.resolve("apply.log").toFile();
            Process process =
                    new ProcessBuilder(changed.words(mainClass, arguments))
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start();
            if (process.waitFor() != 0) {
                throw new IOException("apply failed with " + changed.java());
            }
            return Result.read(folder.resolve("apply.json")).figures();
        }
    }
}
