package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Runs scenarios one after the other, and tells what came of each. */
final class Laboratory {
    private final ProductCommand product;
    private final Path folder;
    private final Cleanup cleanup;

    Laboratory(ProductCommand product, Path folder, Cleanup cleanup) {
        this.product = product;
        this.folder = folder;
        this.cleanup = cleanup;
    }

    /** Runs one scenario in a folder of its own, which is kept when a promise was broken. */
    Outcome run(Plan plan, int rounds, long seed) throws IOException {
        long beganNanos = System.nanoTime();
        Path own = Files.createDirectories(folder.resolve(plan.text()));
        System.out.println(plan.text() + ": " + plan.description() + ", " + rounds + " rounds");
        Trial trial;
        try (Progress progress = Progress.open(plan.text(), rounds)) {
            trial = new Trial(plan, rounds, seed, own, product, cleanup, progress);
            attempt(trial);
        }
        cleanup.close();
        long seconds = (System.nanoTime() - beganNanos) / 1_000_000_000;
        Outcome outcome = Outcome.of(trial, seconds);
        tell(outcome, trial, own);
        if (outcome.isClean()) {
            Folders.delete(own);
        }
        return outcome;
    }

    private static void attempt(Trial trial) {
        try {
            trial.plan().scenario().run(trial);
        } catch (Exception e) {
            trial.findings().add(Violation.Kind.OTHER, "the scenario ended early: " + e);
            e.printStackTrace();
        }
    }

    private static void tell(Outcome outcome, Trial trial, Path own) {
        System.out.printf(
                Locale.ROOT,
                "  %d rounds in %d s, %d orders acknowledged, %d without an answer (%d there, %d not)%n",
                outcome.rounds(),
                outcome.seconds(),
                outcome.orders().acknowledged(),
                outcome.orders().unknown(),
                outcome.orders().unknownFound(),
                outcome.orders().unknownAbsent());
        if (outcome.recoveries().starts() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "  serving again after %d ms (median of %d), %d ms (longest)%n",
                    outcome.recoveries().medianMillis(),
                    outcome.recoveries().starts(),
                    outcome.recoveries().longestMillis());
        }
        outcome.counts().forEach((name, count) -> System.out.println("  " + name + ": " + count));
        outcome.skipped().ifPresent(reason -> System.out.println("  NOT RUN: " + reason));
        if (!outcome.isClean()) {
            System.out.println(
                    "  BROKEN in round "
                            + trial.round()
                            + ", seed "
                            + trial.seed()
                            + ", evidence in "
                            + own);
            outcome.told().forEach(text -> System.out.println("    " + text));
        }
    }
}
