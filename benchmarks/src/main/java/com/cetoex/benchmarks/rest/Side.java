package com.cetoex.benchmarks.rest;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Rate;
import com.cetoex.benchmarks.process.RunningExchange;
import com.cetoex.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One server under one kind of load, and what was counted of it. */
final class Side {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final String subject;
    private final int perRequest;
    private final ServerProcess process;
    private final Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> sustainedPerSecond = new ArrayList<>();
    private final List<Double> lagEvents = new ArrayList<>();
    private final List<Double> catchUpSeconds = new ArrayList<>();
    private long answers;
    private long lastUnits;
    private long cpuNanos;

    /**
     * Begins with nothing counted.
     *
     * @param perRequest what one request counts for
     */
    Side(String subject, int perRequest, ServerProcess process) {
        this.subject = subject;
        this.perRequest = perRequest;
        this.process = process;
    }

    /** A piece of load that tells what it came to. */
    interface Piece {
        LoadGenerator.Load run(Histogram nanos) throws IOException;
    }

    /** Counts a piece of load. */
    LoadGenerator.Load count(Piece piece) throws IOException {
        Duration cpuBefore = process.cpuTime();
        LoadGenerator.Load load = piece.run(nanos);
        count(load, perRequest * load.answers(), cpuBefore);
        return load;
    }

    /** Counts a piece of load that does so much in all, as a last request may do less. */
    LoadGenerator.Load count(long units, Piece piece) throws IOException {
        Duration cpuBefore = process.cpuTime();
        LoadGenerator.Load load = piece.run(nanos);
        count(load, units, cpuBefore);
        return load;
    }

    private void count(LoadGenerator.Load load, long units, Duration cpuBefore) {
        lastUnits = units;
        cpuNanos += process.cpuTime().minus(cpuBefore).toNanos();
        answers += load.answers();
        perSecond.add(units * NANOS_PER_SECOND / load.time().toNanos());
    }

    /** Counts how far the history was behind after a piece of load. */
    void count(LoadGenerator.Load load, RunningExchange.CatchUp catchUp) {
        double seconds = load.time().plus(catchUp.time()).toNanos() / NANOS_PER_SECOND;
        sustainedPerSecond.add(lastUnits / seconds);
        lagEvents.add((double) catchUp.lagEvents());
        catchUpSeconds.add(catchUp.time().toNanos() / NANOS_PER_SECOND);
    }

    void reset() {
        nanos.reset();
        perSecond.clear();
        sustainedPerSecond.clear();
        lagEvents.clear();
        catchUpSeconds.clear();
        answers = 0;
        cpuNanos = 0;
    }

    double median() {
        return Rate.median(perSecond);
    }

    /** All that was counted since the last reset. */
    Figure figure(String workload, String unit) {
        Figure figure =
                Figure.ofRounds(workload, subject, unit, perSecond)
                        .with(nanos)
                        .with("cpu_micros_a_request", cpuNanos / NANOS_PER_MICRO / answers);
        return sustainedPerSecond.isEmpty()
                ? figure
                : figure.with("with_history_a_second", Rate.median(sustainedPerSecond))
                        .with("history_lag_events", Rate.median(lagEvents))
                        .with("history_catch_up_s", Rate.median(catchUpSeconds));
    }
}
