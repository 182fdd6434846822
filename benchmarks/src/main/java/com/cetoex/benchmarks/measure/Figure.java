package com.cetoex.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a subject reached: operations a second of the median round, the slowest and the fastest, the
 * percentiles of single operations over all rounds, and the CPU time that one operation took, in
 * microseconds over all threads.
 */
public record Figure(
        String workload,
        String subject,
        int rounds,
        double perSecond,
        double slowestPerSecond,
        double fastestPerSecond,
        Percentiles nanos,
        double cpuMicros) {

    /** Times of single operations, in nanoseconds, with the clock's own cost in them. */
    public record Percentiles(long p50, long p99, long p999, long max) {
        static Percentiles of(Histogram nanos) {
            return new Percentiles(
                    nanos.getValueAtPercentile(50),
                    nanos.getValueAtPercentile(99),
                    nanos.getValueAtPercentile(99.9),
                    nanos.getMaxValue());
        }
    }

    /** Sums up the rounds of a subject, given in operations a second. */
    public static Figure of(
            String workload,
            String subject,
            List<Double> perSecond,
            Histogram nanos,
            double cpuMicros) {
        double[] sorted = perSecond.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Figure(
                workload,
                subject,
                sorted.length,
                median(sorted),
                sorted[0],
                sorted[sorted.length - 1],
                Percentiles.of(nanos),
                cpuMicros);
    }

    /** The middle of values. */
    static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
