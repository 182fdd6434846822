package com.cetoex.simulation;

import com.cetoex.simulation.lab.Machine;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cetoex simulate}: plays seeds of the whole exchange with faults, and proves each. */
@Command(
        name = "./cetoex simulate",
        mixinStandardHelpOptions = true,
        description = {
            "The simulation: clients, network, gateways, log, engine and projections in one thread on a virtual clock, with "
                    + "crashes, losses, duplicates and leader changes drawn from a seed; every rule is checked at every step.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:no seed broke a rule",
            "1:a seed broke a rule; it says which, and how to play it again",
            "2:the arguments were not understood"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./cetoex simulate",
            "  ./cetoex simulate --seeds 100000 --threads 1 --result target/simulation.json",
            "  ./cetoex simulate --endless --from 1000000",
            "  ./cetoex simulate --from 4711 --seeds 1"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(15);

    @Spec CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5000",
            description = "So many seeds (default: ${DEFAULT-VALUE}).")
    long seeds;

    @Option(
            names = "--from",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "The first seed (default: ${DEFAULT-VALUE}).")
    long from;

    @Option(names = "--endless", description = "Goes on until a seed breaks a rule.")
    boolean isEndless;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Seeds at the same time (default: one a processor).")
    @Nullable Integer threads;

    @Option(names = "--result", paramLabel = "FILE", description = "Writes the result as JSON.")
    @Nullable Path result;

    private long toldNanos;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int threadCount = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (seeds < 1 || from < 0 || threadCount < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Expected --seeds and --threads above 0, --from not below.");
        }
        Instant began = Instant.now();
        long beganNanos = System.nanoTime();
        toldNanos = beganNanos;
        SeedRuns runs = new SeedRuns(from, isEndless ? Long.MAX_VALUE : from + seeds);
        boolean isTerminal = isTerminal();
        Optional<SeedRun.Failure> failure =
                runs.run(threadCount, done -> tell(done, beganNanos, isTerminal));
        Tally tally = runs.tally();
        long nanos = System.nanoTime() - beganNanos;
        if (isTerminal) {
            System.err.print("\r\033[K");
        }
        System.out.printf(
                Locale.ROOT,
                "%,d seeds from %d in %.1f s, %.0f a second: %,d commands, %,d orders, %,d crashes, %,d leaders%n",
                tally.seeds,
                from,
                nanos / 1e9,
                tally.seeds * 1e9 / nanos,
                tally.commands,
                tally.orders,
                tally.crashes + tally.gatewayCrashes,
                tally.terms);
        failure.ifPresent(SimulateCommand::tell);
        if (result != null) {
            write(result, began, nanos, tally, failure);
        }
        return failure.isPresent() ? 1 : 0;
    }

    private static void tell(SeedRun.Failure failure) {
        System.out.println("SEED " + failure.seed() + " BROKE A RULE: " + failure.cause());
        failure.cause().printStackTrace(System.err);
        System.out.println(
                "Play it again: ./cetoex simulate --from " + failure.seed() + " --seeds 1");
    }

    // Since JDK 25 there is no console again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** On a terminal one line that is written over, elsewhere a line now and then. */
    private void tell(long done, long beganNanos, boolean isTerminal) {
        long now = System.nanoTime();
        double seconds = (now - beganNanos) / 1e9;
        String of = isEndless ? "" : String.format(Locale.ROOT, " of %,d", seeds);
        String text =
                String.format(
                        Locale.ROOT, "  %,d%s seeds, %.0f a second", done, of, done / seconds);
        if (isTerminal) {
            System.err.print("\r\033[K" + text);
        } else if (now - toldNanos > LINE_INTERVAL.toNanos()) {
            toldNanos = now;
            System.out.println(text);
        }
    }

    private void write(
            Path file, Instant began, long nanos, Tally tally, Optional<SeedRun.Failure> failure)
            throws IOException {
        String launcher = System.getenv().getOrDefault("CETOEX_LAB_LAUNCHER", "./cetoex");
        Path root = Path.of(launcher).toAbsolutePath().getParent();
        String commit =
                Machine.line("git", "-C", String.valueOf(root), "rev-parse", "--short", "HEAD");
        new SimulationResult(
                        commit.isEmpty() ? "unknown" : commit,
                        Machine.describe(),
                        began.truncatedTo(ChronoUnit.SECONDS).toString(),
                        from,
                        tally.seeds,
                        nanos / 1_000_000_000,
                        failure.map(SeedRun.Failure::seed).orElse(-1L),
                        failure.map(found -> String.valueOf(found.cause())).orElse(""),
                        tally)
                .write(file);
    }
}
