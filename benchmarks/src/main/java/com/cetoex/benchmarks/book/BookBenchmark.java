package com.cetoex.benchmarks.book;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Rounds;
import com.cetoex.benchmarks.measure.Subject;
import com.cetoex.benchmarks.stream.OrderStream;
import com.cetoex.benchmarks.stream.OrderStreamGenerator;
import com.cetoex.benchmarks.stream.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the figures of the order book alone: add, match, cancel by order id. */
public final class BookBenchmark {
    private BookBenchmark() {}

    /**
     * Runs both workloads.
     *
     * @param exchangeCore a folder with jars of exchange-core, whose book then runs beside
     */
    public static List<Figure> run(Rounds rounds, Optional<Path> exchangeCore) {
        List<Figure> figures = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            OrderStream stream = OrderStreamGenerator.generate(workload);
            List<Subject> subjects = new ArrayList<>();
            subjects.add(new EngineBook(workload, stream));
            subjects.add(new PlainLadder(workload, stream));
            exchangeCore.ifPresent(jars -> subjects.add(ForeignBook.load(jars, workload, stream)));
            figures.addAll(rounds.run(workload.name(), subjects));
        }
        return figures;
    }
}
