package com.cetoex.benchmarks.measure;

import java.util.Arrays;
import java.util.List;

/**
 * How much was done a second: in the median round, the slowest, the fastest, and in each.
 *
 * @param of what is counted, such as operations or requests
 */
public record Rate(String of, double median, double slowest, double fastest, List<Double> rounds) {
    /** Sums rounds up, in the order in which they ran. */
    public static Rate of(String what, List<Double> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Rate(
                what,
                median(sorted),
                sorted[0],
                sorted[sorted.length - 1],
                rounds.stream().map(value -> (double) Math.round(value)).toList());
    }

    /** The middle of values. */
    public static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
