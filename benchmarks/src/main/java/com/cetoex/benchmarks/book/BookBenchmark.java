package com.cetoex.benchmarks.book;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Rounds;
import com.cetoex.benchmarks.stream.OrderStream;
import com.cetoex.benchmarks.stream.OrderStreamGenerator;
import com.cetoex.benchmarks.stream.Workload;
import java.util.ArrayList;
import java.util.List;

/** Takes the figures of the order book alone: add, match, cancel by order id. */
public final class BookBenchmark {
    private BookBenchmark() {}

    /** Runs both workloads. */
    public static List<Figure> run(Rounds rounds) {
        List<Figure> figures = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            OrderStream stream = OrderStreamGenerator.generate(workload);
            figures.addAll(
                    rounds.run(
                            workload.name(),
                            List.of(
                                    new EngineBook(workload, stream),
                                    new PlainLadder(workload, stream))));
        }
        return figures;
    }
}
