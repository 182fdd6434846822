package com.cetoex.benchmarks;

import com.cetoex.benchmarks.apply.ApplyBenchmark;
import com.cetoex.benchmarks.book.BookBenchmark;
import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Report;
import com.cetoex.benchmarks.measure.Rounds;
import com.cetoex.benchmarks.rest.RestBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The benchmarks' entry point: {@code ./cetoex bench book|apply|rest|all}. */
public final class Main {
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 9;
    private static final int REST_WARM_UPS = 4;
    private static final int REST_ROUNDS = 5;
    private static final Duration REST_ROUND = Duration.ofSeconds(8);
    private static final Path FOLDER = Path.of("target", "benchmarks");
    private static final int USAGE_ERROR = 2;
    private static final String USAGE =
            """
            Usage: ./cetoex bench book|apply|rest|all

              book   the order book alone, beside a plain ladder of arrays
              apply  the whole engine, a command's bytes in, its events' bytes out
              rest   place and cancel over HTTP, durable, beside a bare handler of the same library
              all    all of them

            Prints a table and writes target/benchmarks/NAME.json.
            """;

    private Main() {}

    /** Runs what the first argument names. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String name = args.length == 1 ? args[0] : "";
        switch (name) {
            case "book" -> book();
            case "apply" -> apply();
            case "rest" -> rest();
            case "all" -> {
                book();
                apply();
                rest();
            }
            case "-h", "--help" -> System.out.print(USAGE);
            default -> {
                System.err.print(USAGE);
                System.exit(USAGE_ERROR);
            }
        }
    }

    private static void book() {
        report("book", BookBenchmark.run(new Rounds(WARM_UPS, ROUNDS)));
    }

    private static void apply() {
        report("apply", ApplyBenchmark.run(new Rounds(WARM_UPS, ROUNDS)));
    }

    private static void rest() throws IOException, InterruptedException {
        report("rest", new RestBenchmark(REST_WARM_UPS, REST_ROUNDS, REST_ROUND).run());
    }

    private static void report(String benchmark, List<Figure> figures) {
        Report report = new Report(benchmark);
        report.print(System.out, figures);
        System.out.println("Written to " + report.write(FOLDER, figures));
    }
}
