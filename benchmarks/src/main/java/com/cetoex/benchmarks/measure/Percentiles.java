package com.cetoex.benchmarks.measure;

import org.HdrHistogram.Histogram;

/** Times of single operations, in nanoseconds, with the clock's own cost in them. */
public record Percentiles(long p50, long p99, long p999, long max) {
    private static final double MIDDLE = 50;
    private static final double HIGH = 99;
    private static final double HIGHEST = 99.9;

    /** Those of all values recorded. */
    public static Percentiles of(Histogram nanos) {
        return new Percentiles(
                nanos.getValueAtPercentile(MIDDLE),
                nanos.getValueAtPercentile(HIGH),
                nanos.getValueAtPercentile(HIGHEST),
                nanos.getMaxValue());
    }
}
