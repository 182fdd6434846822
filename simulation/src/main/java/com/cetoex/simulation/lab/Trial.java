package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One run of a scenario: its rounds, its chance, its folder, and what came of it. */
final class Trial {
    private final Plan plan;
    private final int rounds;
    private final long seed;
    private final Path folder;
    private final ProductCommand product;
    private final Cleanup cleanup;
    private final Progress progress;
    private final SplittableRandom random;
    private final Findings findings = new Findings();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private final List<Subject> subjects = new ArrayList<>();
    private int roundsDone;
    private @Nullable String skipped;
    private @Nullable Tools tools;

    Trial(
            Plan plan,
            int rounds,
            long seed,
            Path folder,
            ProductCommand product,
            Cleanup cleanup,
            Progress progress) {
        this.plan = plan;
        this.rounds = rounds;
        this.seed = seed;
        this.folder = folder;
        this.product = product;
        this.cleanup = cleanup;
        this.progress = progress;
        random = new SplittableRandom(seed);
    }

    Plan plan() {
        return plan;
    }

    int rounds() {
        return rounds;
    }

    long seed() {
        return seed;
    }

    Path folder() {
        return folder;
    }

    ProductCommand product() {
        return product;
    }

    Cleanup cleanup() {
        return cleanup;
    }

    SplittableRandom random() {
        return random;
    }

    Findings findings() {
        return findings;
    }

    /** A moment between two times. */
    Duration moment(int leastMillis, int mostMillis) {
        return Duration.ofMillis(random.nextInt(leastMillis, mostMillis + 1));
    }

    /** A new exchange in a folder of this trial. */
    Subject subject(String name) {
        return subject(name, folder.resolve(name).resolve("data"), LabBootstrap.USUAL);
    }

    Subject subject(String name, Path data, LabBootstrap bootstrap) {
        Subject subject = cleanup.own(new Subject(product, folder.resolve(name), data, bootstrap));
        subjects.add(subject);
        return subject;
    }

    /** What became of its orders is no part of the result: it was meant to lose some. */
    void forget(Subject subject) {
        subjects.remove(subject);
    }

    Check check(Subject subject) {
        return new Check(subject, findings, random.nextLong());
    }

    /** Whether another round is wanted; the first violation ends a scenario, to keep evidence. */
    boolean goesOn() {
        return roundsDone < rounds && !findings.any();
    }

    int round() {
        return roundsDone;
    }

    void roundDone() {
        roundsDone++;
        progress.step();
    }

    /** A figure of this scenario for the result. */
    void count(String name, long times) {
        counts.merge(name, times, Long::sum);
    }

    void countMost(String name, long value) {
        counts.merge(name, value, Math::max);
    }

    Map<String, Long> counts() {
        return counts;
    }

    void recovered(Duration time) {
        recoveries.add(time);
    }

    /** From the start of a process to its first answer of 200. */
    List<Duration> recoveries() {
        List<Duration> all = new ArrayList<>(recoveries);
        subjects.forEach(subject -> all.addAll(subject.recoveries()));
        return all;
    }

    List<Journal> journals() {
        return subjects.stream().map(Subject::journal).toList();
    }

    /** The machine lacks what this scenario needs; the result says so. */
    void skip(String reason) {
        skipped = reason;
    }

    @Nullable String skipped() {
        return skipped;
    }

    /**
     * The last checks of an exchange that serves: everything it has, and its files after its end.
     */
    void finish(Subject subject, Check check) throws IOException {
        if (findings.any()) {
            return;
        }
        check.whole();
        subject.stop(findings);
        verify(subject);
    }

    /** Lets the program itself verify the folder of a stopped exchange. */
    void verify(Subject subject) throws IOException {
        verify(subject.data(), true);
    }

    /** Whether the program finds the folder whole, which it must if told so. */
    boolean verify(Path data, boolean mustBeWhole) throws IOException {
        if (tools == null) {
            tools = new Tools(product, folder);
        }
        Tools.Verdict verdict = tools.verify(data);
        if (mustBeWhole && verdict == Tools.Verdict.DAMAGED) {
            findings.add(Violation.Kind.LOST, "verify finds damage in " + data);
        }
        if (mustBeWhole && verdict == Tools.Verdict.WHOLE) {
            count("verified folders", 1);
        }
        return verdict == Tools.Verdict.WHOLE;
    }
}
