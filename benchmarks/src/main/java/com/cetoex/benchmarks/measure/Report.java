package com.cetoex.benchmarks.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes figures down: as a table to read, and as a JSON file to keep. */
public final class Report {
    private static final String ROW = "%-4s %-28s %12s %12s %12s %11s %11s %11s %8s%n";

    private final String benchmark;
    private final Machine machine = Machine.here();

    /** Begins the report of one benchmark. */
    public Report(String benchmark) {
        this.benchmark = benchmark;
    }

    /** Prints the figures as a table. */
    public void print(PrintStream out, List<Figure> figures) {
        out.printf(
                "%n%s, on %s, %d cores, %s, %s%n",
                benchmark, machine.processor(), machine.cores(), machine.system(), machine.java());
        out.printf(
                ROW,
                "",
                "",
                "median op/s",
                "slowest",
                "fastest",
                "p50 ns",
                "p99 ns",
                "p99.9 ns",
                "CPU µs");
        for (Figure figure : figures) {
            out.printf(
                    ROW,
                    figure.workload(),
                    figure.subject(),
                    "%,.0f".formatted(figure.perSecond()),
                    "%,.0f".formatted(figure.slowestPerSecond()),
                    "%,.0f".formatted(figure.fastestPerSecond()),
                    "%,d".formatted(figure.nanos().p50()),
                    "%,d".formatted(figure.nanos().p99()),
                    "%,d".formatted(figure.nanos().p999()),
                    "%,.3f".formatted(figure.cpuMicros()));
        }
    }

    /** Writes the figures into a folder, as one JSON file named after the benchmark. */
    public Path write(Path folder, List<Figure> figures) {
        String rows = figures.stream().map(Report::json).collect(Collectors.joining(",\n    "));
        String json =
                """
                {
                  "benchmark": "%s",
                  "machine": {"processor": "%s", "cores": %d, "system": "%s", "java": "%s"},
                  "figures": [
                    %s
                  ]
                }
                """
                        .formatted(
                                benchmark,
                                machine.processor(),
                                machine.cores(),
                                machine.system(),
                                machine.java(),
                                rows);
        Path file = folder.resolve(benchmark + ".json");
        try {
            Files.createDirectories(folder);
            return Files.writeString(file, json);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot write " + file, cause);
        }
    }

    private static String json(Figure figure) {
        return """
        {"workload": "%s", "subject": "%s", "rounds": %d, "per_second": %.0f, \
        "slowest_per_second": %.0f, "fastest_per_second": %.0f, \
        "p50_ns": %d, "p99_ns": %d, "p999_ns": %d, "max_ns": %d, "cpu_micros": %.3f}"""
                .formatted(
                        figure.workload(),
                        figure.subject(),
                        figure.rounds(),
                        figure.perSecond(),
                        figure.slowestPerSecond(),
                        figure.fastestPerSecond(),
                        figure.nanos().p50(),
                        figure.nanos().p99(),
                        figure.nanos().p999(),
                        figure.nanos().max(),
                        figure.cpuMicros());
    }
}
