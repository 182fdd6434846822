package com.cetoex.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Takes the figures of subjects beside each other: round by round, each in turn, so that a change
 * of the machine's mood meets all of them. Rounds before the counted ones warm the JVM up.
 */
public final class Rounds {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final int warmUps;
    private final int counted;

    /** Plans a number of rounds. */
    public Rounds(int warmUps, int counted) {
        this.warmUps = warmUps;
        this.counted = counted;
    }

    /** Runs all rounds of all subjects and sums them up, in the order given. */
    public List<Figure> run(String workload, List<? extends Subject> subjects) {
        List<List<Double>> perSecond = new ArrayList<>();
        List<Histogram> nanos = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            perSecond.add(new ArrayList<>());
            nanos.add(new Histogram(SIGNIFICANT_DIGITS));
        }
        for (int round = 0; round < warmUps + counted; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                Subject subject = subjects.get(i);
                long tookNanos = subject.throughputPass();
                subject.latencyPass(nanos.get(i));
                perSecond.get(i).add(subject.operations() * NANOS_PER_SECOND / tookNanos);
            }
            if (round == warmUps - 1) {
                perSecond.forEach(List::clear);
                nanos.forEach(Histogram::reset);
            }
        }
        return IntStream.range(0, subjects.size())
                .mapToObj(
                        i ->
                                Figure.ofRounds(
                                                workload,
                                                subjects.get(i).name(),
                                                "operations",
                                                perSecond.get(i))
                                        .with(nanos.get(i)))
                .toList();
    }
}
