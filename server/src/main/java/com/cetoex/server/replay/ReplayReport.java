package com.cetoex.server.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Counts what a replay found, and tells it in a few lines. */
final class ReplayReport {
    /** Differences that are told in full; the rest is counted. */
    private static final int MAX_TOLD = 10;

    private final Histogram latencyNanos = new Histogram(3);
    private final List<String> differences = new ArrayList<>();
    private long placed;
    private long cancelled;
    private long fillsMatched;
    private long booksEqual;
    private long ordersEqual;
    private long differenceCount;
    private Duration duration = Duration.ZERO;

    void request(long nanos) {
        latencyNanos.recordValue(nanos);
    }

    void placed() {
        placed++;
    }

    void cancelled() {
        cancelled++;
    }

    void fillsMatched(int count) {
        fillsMatched += count;
    }

    void bookEqual() {
        booksEqual++;
    }

    void orderEqual() {
        ordersEqual++;
    }

    void took(Duration whole) {
        duration = whole;
    }

    void difference(String sentence) {
        differenceCount++;
        if (differences.size() < MAX_TOLD) {
            differences.add(sentence);
        }
    }

    /** Whether everything was as recorded. */
    boolean isEqual() {
        return differenceCount == 0;
    }

    long fillsMatched() {
        return fillsMatched;
    }

    long booksEqual() {
        return booksEqual;
    }

    long ordersEqual() {
        return ordersEqual;
    }

    /** The summary, in lines for people. */
    String text() {
        StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                """
                commands     %,d orders placed, %,d cancelled
                fills        %,d as recorded
                books        %,d checkpoints as recorded
                histories    %,d orders ended as recorded
                differences  %,d
                rate         %,.0f commands/s in %,d requests, %.1f s
                latency      p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, most %.2f ms a request
                """,
                                placed,
                                cancelled,
                                fillsMatched,
                                booksEqual,
                                ordersEqual,
                                differenceCount,
                                (placed + cancelled) / seconds(),
                                latencyNanos.getTotalCount(),
                                seconds(),
                                millis(50),
                                millis(99),
                                millis(99.9),
                                latencyNanos.getMaxValue() / 1e6));
        differences.forEach(difference -> text.append("  ! ").append(difference).append('\n'));
        return text.toString();
    }

    private double seconds() {
        return Math.max(1, duration.toMillis()) / 1e3;
    }

    private double millis(double percentile) {
        return latencyNanos.getValueAtPercentile(percentile) / 1e6;
    }
}
