package com.cetoex.benchmarks.apply;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Rounds;
import com.cetoex.benchmarks.stream.OrderStreamGenerator;
import com.cetoex.benchmarks.stream.Workload;
import java.util.ArrayList;
import java.util.List;

/** Takes the figures of the whole engine: a command's bytes in, its events' bytes out. */
public final class ApplyBenchmark {
    private ApplyBenchmark() {}

    /** Runs both workloads. */
    public static List<Figure> run(Rounds rounds) {
        List<Figure> figures = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            EncodedStream commands = EncodedStream.of(OrderStreamGenerator.generate(workload));
            figures.addAll(
                    rounds.run(workload.name(), List.of(new EngineSubject(workload, commands))));
        }
        return figures;
    }
}
