package com.cetoex.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What a subject reached on a workload.
 *
 * @param workload what it was given to do
 * @param subject what did it
 * @param perSecond how much of it a second, where that was taken
 * @param nanos how long single operations took, where that was taken
 * @param more further values by name; the name ends in the unit
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Figure(
        String workload,
        String subject,
        Optional<Rate> perSecond,
        Optional<Percentiles> nanos,
        Map<String, Double> more) {
    /** The value that tells what rate was asked for. */
    public static final String LOAD = "load_a_second";

    /** The value that tells how large something had grown. */
    public static final String SIZE = "size";

    /** A figure of rounds, each in operations a second. */
    public static Figure ofRounds(
            String workload, String subject, String unit, List<Double> rounds) {
        return new Figure(
                workload, subject, Optional.of(Rate.of(unit, rounds)), Optional.empty(), Map.of());
    }

    /** A figure of neither rate nor times, for values to be added to. */
    public static Figure of(String workload, String subject) {
        return new Figure(workload, subject, Optional.empty(), Optional.empty(), Map.of());
    }

    /** The same with the times of single operations. */
    public Figure with(Histogram times) {
        return new Figure(workload, subject, perSecond, Optional.of(Percentiles.of(times)), more);
    }

    /** The same with one more value, kept to six significant digits. */
    public Figure with(String name, double value) {
        Map<String, Double> values = new LinkedHashMap<>(more);
        values.put(name, Double.valueOf("%.5e".formatted(value)));
        return new Figure(workload, subject, perSecond, nanos, values);
    }

    /** The median of its rounds; it must have some. */
    public double median() {
        return perSecond.orElseThrow().median();
    }
}
