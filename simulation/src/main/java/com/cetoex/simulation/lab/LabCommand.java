package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cetoex lab}: hurts real processes of the exchange and proves what survives. */
@Command(
        name = "./cetoex lab",
        mixinStandardHelpOptions = true,
        description = {
            "The fault laboratory: starts the real exchange, loads it over HTTP with several clients, hurts it, starts it again "
                    + "and checks that everything acknowledged is there exactly once and that the money is whole.",
            ""
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:no promise was broken, and the laboratory saw the loss that it provokes",
            "1:a promise was broken, or the laboratory could not work; it says which, and keeps the folder",
            "2:the arguments were not understood"
        },
        footerHeading = "%nScenarios:%n",
        footer = {
            "  kill       SIGKILL at a random moment under load",
            "  call       SIGKILL at the n-th call that changes a file: under load, in a start, in an end",
            "  history    SIGKILL several times under load; all that clients were told must fit one order of their requests",
            "  power      the power is cut: what was not forced to the disk is gone; with durability os that must lose something",
            "  disk-full  below the low-water mark, and full to the last byte",
            "  io-error   EIO from writes or fsync, of the log and of the history",
            "  flip       one bit of a stopped exchange's files is turned",
            "  tear       a stopped exchange's file is cut, or gone",
            "  stop       SIGSTOP for 1 to 60 s",
            "  clock      the wall clock jumps by an hour or ten years",
            "  memory     too small a heap",
            "  folder     folders in use, files, garbage",
            "  big        1,000,000 open orders, killed and ended in order (with --long, or by name)",
            "",
            "call, io-error and clock need gcc; power and disk-full need Linux, root and mkfs.ext4. What lacks is told as not run.",
            "",
            "Examples:",
            "  ./cetoex lab",
            "  ./cetoex lab kill --rounds 20",
            "  ./cetoex lab --long --result docs/reliability/lab-result.json --report docs/reliability.md",
            "  ./cetoex lab --report docs/reliability.md --from docs/reliability/lab-result.json"
        })
final class LabCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            description = "Only these scenarios; see below (default: all).")
    List<String> names = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", description = "So many rounds of each scenario.")
    @Nullable Integer rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where chance begins; a violation tells it (default: by chance).")
    @Nullable Long seed;

    @Option(names = "--short", description = "About a minute, as in every build.")
    boolean isShort;

    @Option(names = "--long", description = "About half an hour, with the counts of the page.")
    boolean isLong;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where the exchanges work, empty (default: a temporary folder).")
    @Nullable Path folder;

    @Option(names = "--result", paramLabel = "FILE", description = "Writes the result as JSON.")
    @Nullable Path result;

    @Option(
            names = "--report",
            paramLabel = "PAGE",
            description =
                    "Rewrites the section of a page that lies between the laboratory's marks.")
    @Nullable Path report;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = {
                "Makes the report of this result, and runs nothing. May be given several times:",
                "a scenario that stands in several counts as in the last of them."
            })
    List<Path> from = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (isShort && isLong) {
            throw new ParameterException(spec.commandLine(), "Either --short or --long.");
        }
        if (report != null && !from.isEmpty()) {
            Report.write(report, from);
            return 0;
        }
        List<Plan> plans = plans();
        long chance = seed == null ? ThreadLocalRandom.current().nextLong(1L << 40) : seed;
        ProductCommand product = ProductCommand.read(System.getenv());
        Path work = folder == null ? Files.createTempDirectory("cetoex-lab-") : emptyFolder(folder);
        Instant began = Instant.now();
        System.out.println("Seed " + chance + ", folder " + work);
        List<Outcome> outcomes = new ArrayList<>();
        try (Cleanup cleanup = new Cleanup()) {
            Laboratory laboratory = new Laboratory(product, work.toAbsolutePath(), cleanup);
            for (Plan plan : plans) {
                int count = rounds == null ? usualRounds(plan) : rounds;
                if (count > 0) {
                    outcomes.add(laboratory.run(plan, count, chance));
                }
            }
        }
        return finish(work, result(product, began, chance, outcomes));
    }

    /** What another run left there would be taken for this one's. */
    private Path emptyFolder(Path wanted) throws IOException {
        try (Stream<Path> found = Files.list(Files.createDirectories(wanted))) {
            if (found.findAny().isPresent()) {
                throw new ParameterException(spec.commandLine(), wanted + " is not empty.");
            }
        }
        return wanted;
    }

    private Result result(
            ProductCommand product, Instant began, long chance, List<Outcome> outcomes)
            throws IOException {
        Path root = Path.of(product.launcher()).toAbsolutePath().getParent();
        String commit =
                Machine.line("git", "-C", String.valueOf(root), "rev-parse", "--short", "HEAD");
        return new Result(
                Machine.line(product.launcher(), "--version").replace("cetoex ", ""),
                commit.isEmpty() ? "unknown" : commit,
                Machine.describe(),
                began.truncatedTo(ChronoUnit.SECONDS).toString(),
                names.isEmpty()
                        ? effort().name().toLowerCase(Locale.ROOT)
                        : String.join(" ", names),
                chance,
                Duration.between(began, Instant.now()).toSeconds(),
                outcomes);
    }

    private int finish(Path work, Result found) throws IOException {
        if (found.isClean() && folder == null) {
            Folders.delete(work);
        }
        if (result != null) {
            found.write(result);
            if (report != null) {
                Report.write(report, List.of(result));
            }
        }
        System.out.println(
                found.isClean()
                        ? "No promise was broken."
                        : "PROMISES WERE BROKEN, see above; the evidence is in " + work + ".");
        return found.isClean() ? 0 : 1;
    }

    /** A scenario that is asked for by name runs in any case. */
    private int usualRounds(Plan plan) {
        int usual = plan.rounds(effort());
        return names.isEmpty() ? usual : Math.max(1, usual);
    }

    private Effort effort() {
        if (isShort) {
            return Effort.SHORT;
        }
        return isLong ? Effort.LONG : Effort.USUAL;
    }

    private List<Plan> plans() {
        return names.isEmpty() ? List.of(Plan.values()) : names.stream().map(this::plan).toList();
    }

    private Plan plan(String name) {
        return Arrays.stream(Plan.values())
                .filter(plan -> plan.text().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "Unknown scenario "
                                                + name
                                                + ". There are: "
                                                + Arrays.stream(Plan.values())
                                                        .map(Plan::text)
                                                        .collect(Collectors.joining(", "))
                                                + "."));
    }
}
