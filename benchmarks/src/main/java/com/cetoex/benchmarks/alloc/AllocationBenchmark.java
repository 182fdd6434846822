package com.cetoex.benchmarks.alloc;

import com.cetoex.benchmarks.measure.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link SteadyState} in JVMs of its own with the gc profiler. */
public final class AllocationBenchmark {
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final String COLLECTIONS = "gc.count";
    private static final double NANOS_PER_SECOND = 1e9;

    private AllocationBenchmark() {}

    /**
     * Takes the figures; JMH prints as it goes.
     *
     * @param iterations that count, each of a second; as many go before
     */
    public static List<Figure> run(int iterations) {
        OptionsBuilder options = new OptionsBuilder();
        options.include(SteadyState.class.getName().replace(".", "\\."))
                .forks(1)
                .warmupIterations(iterations)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class);
        try {
            return figures(new Runner(options.build()).run());
        } catch (RunnerException cause) {
            throw new IllegalStateException("JMH did not run", cause);
        }
    }

    private static List<Figure> figures(Collection<RunResult> results) {
        List<Figure> figures = new ArrayList<>();
        for (RunResult result : results) {
            Map<String, Result<?>> secondary = Map.copyOf(typed(result));
            List<Double> rounds =
                    result.getBenchmarkResults().stream()
                            .flatMap(fork -> fork.getIterationResults().stream())
                            .map(one -> NANOS_PER_SECOND / one.getPrimaryResult().getScore())
                            .toList();
            figures.add(
                    Figure.ofRounds(
                                    result.getParams().getParam("workload"),
                                    subject(result),
                                    "operations",
                                    rounds)
                            .with("bytes_an_operation", score(secondary, BYTES))
                            .with("collections", score(secondary, COLLECTIONS)));
        }
        return figures;
    }

    private static Map<String, Result<?>> typed(RunResult result) {
        Map<String, Result<?>> typed = new HashMap<>();
        result.getSecondaryResults().forEach(typed::put);
        return typed;
    }

    private static String subject(RunResult result) {
        String method = result.getParams().getBenchmark();
        return method.endsWith("book") ? "CetoEX order book" : "CetoEX engine, bytes to bytes";
    }

    private static double score(Map<String, Result<?>> results, String name) {
        Result<?> found = results.get(name);
        return found == null ? 0 : found.getScore();
    }
}
