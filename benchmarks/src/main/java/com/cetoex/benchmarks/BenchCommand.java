package com.cetoex.benchmarks;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Machine;
import com.cetoex.benchmarks.measure.Result;
import com.cetoex.benchmarks.page.PerformancePage;
import com.cetoex.benchmarks.page.PerformancePage.Chapter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cetoex bench}: measures, prints tables and writes JSON. */
@Command(
        name = "./cetoex bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the exchange: prints a table of each benchmark and writes it as NAME.json. "
                    + "A quiet machine gives figures worth keeping; --quick only shows how the land lies.",
            ""
        },
        footerHeading = "%nBenchmarks:%n",
        footer = {
            "  book    the order book alone, beside a plain ladder of arrays, and exchange-core's if given",
            "  apply   the whole engine: a command's bytes in, its events' bytes out",
            "  alloc   what book and engine allocate per operation in the steady state, by JMH's gc profiler",
            "  rest    the whole exchange over HTTP, every answer durable, beside a bare handler:",
            "          place, cancel, bulk, reads, mixed; then open-loop load at 25, 50, 75 and 90 %% of the peak",
            "  node    the durable node without HTTP: commands through its ingress, so many in flight",
            "  growth  how the cost grows: resting orders, markets, investors, orders in the history",
            "  pauses  start, idleness, memory, and the pause of a snapshot with 1,000,000 open orders",
            "  jvm     the JVM's settings beside each other: engine, place and cancel over HTTP, start",
            "  all     all of them, in about twenty minutes",
            "",
            "Examples:",
            "  ./cetoex bench rest --quick",
            "  ./cetoex bench book --exchange-core /path/to/jars",
            "  ./cetoex bench all --docs docs/performance",
            "",
            "How to read the figures: docs/performance/README.md"
        })
final class BenchCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final int MOST_COMMIT_LETTERS = 64;

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "BENCHMARK",
            arity = "0..*",
            description = "What is measured; see below.")
    List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "A short form: fewer and shorter rounds.")
    boolean isQuick;

    @Option(
            names = "--exchange-core",
            paramLabel = "DIR",
            description = "A folder with the jars of exchange-core, whose book runs beside ours.")
    @Nullable Path exchangeCore;

    @Option(
            names = "--history",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Orders that the history grows to (default: ${DEFAULT-VALUE}).")
    int historyOrders;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/benchmarks",
            description = "Where the results are written (default: ${DEFAULT-VALUE}).")
    Path out;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = {
                "Writes results and plots there instead, and the section of its README.md between the marks.",
                "Without a benchmark it makes plots and section of the results that are there."
            })
    @Nullable Path docs;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Kind> kinds = kinds();
        if (kinds.isEmpty() && docs == null) {
            throw new ParameterException(
                    spec.commandLine(), "Name a benchmark, or all; --help lists them.");
        }
        Effort effort = new Effort(isQuick, Optional.ofNullable(exchangeCore), historyOrders);
        for (Kind kind : kinds) {
            run(kind, effort);
        }
        if (docs != null) {
            PerformancePage.write(
                    docs,
                    Arrays.stream(Kind.values())
                            .map(one -> new Chapter(one.text(), one.description()))
                            .toList());
        }
        return 0;
    }

    private void run(Kind kind, Effort effort) throws IOException, InterruptedException {
        Instant began = Instant.now();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Machine machine = Machine.here();
        System.out.printf("%n%s: %s%non %s%n", kind.text(), kind.description(), machine);
        List<Figure> figures = kind.run(effort);
        Result result =
                new Result(
                        kind.text(),
                        began.truncatedTo(ChronoUnit.SECONDS).toString(),
                        commit(),
                        effort.form(),
                        Duration.between(began, Instant.now()).toSeconds(),
                        load,
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        machine,
                        figures);
        System.out.printf("%n%s", result.table().text());
        System.out.println("Written to " + result.write(docs == null ? out : docs));
    }

    private List<Kind> kinds() {
        return names.contains(ALL)
                ? List.of(Kind.values())
                : names.stream().map(this::kind).toList();
    }

    private Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.text().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "Unknown benchmark " + name + "; --help lists them."));
    }

    /** Of the sources beside the launcher, with a mark when they were changed since. */
    private static String commit() throws IOException, InterruptedException {
        String launcher = System.getenv("CETOEX_BENCH_LAUNCHER");
        if (launcher == null) {
            return "unknown";
        }
        Path root = Path.of(launcher).toAbsolutePath().getParent();
        Process git =
                new ProcessBuilder(
                                "git",
                                "-C",
                                String.valueOf(root),
                                "describe",
                                "--always",
                                "--dirty=, changed",
                                "--exclude=*")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean isKnown = git.waitFor() == 0 && text.length() < MOST_COMMIT_LETTERS;
        return isKnown ? text.strip() : "unknown";
    }
}
