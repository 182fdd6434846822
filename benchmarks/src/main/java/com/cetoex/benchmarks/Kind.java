package com.cetoex.benchmarks;

import com.cetoex.benchmarks.alloc.AllocationBenchmark;
import com.cetoex.benchmarks.apply.ApplyBenchmark;
import com.cetoex.benchmarks.book.BookBenchmark;
import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Rounds;
import com.cetoex.benchmarks.process.ProductCommand;
import com.cetoex.benchmarks.rest.RestBenchmark;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The benchmarks by name, in the order in which all of them run. */
enum Kind {
    BOOK("the order book alone, beside a plain ladder of arrays") {
        @Override
        List<Figure> run(Effort effort) {
            return BookBenchmark.run(rounds(effort), effort.exchangeCore());
        }
    },
    APPLY("the whole engine: a command's bytes in, its events' bytes out") {
        @Override
        List<Figure> run(Effort effort) {
            return ApplyBenchmark.run(rounds(effort));
        }
    },
    ALLOC("what book and engine allocate per operation in the steady state, by JMH's gc profiler") {
        @Override
        List<Figure> run(Effort effort) {
            return AllocationBenchmark.run(effort.of(5, 2));
        }
    },
    REST("the whole exchange over HTTP, every answer durable, beside a bare handler") {
        @Override
        List<Figure> run(Effort effort) throws IOException, InterruptedException {
            RestBenchmark.Plan plan =
                    effort.isQuick() ? RestBenchmark.Plan.quick() : RestBenchmark.Plan.usual();
            try (RestBenchmark benchmark =
                    new RestBenchmark(plan, ProductCommand.fromEnvironment(), List.of())) {
                return benchmark.run();
            }
        }
    };

    private static final int WARM_UPS = 3;
    private static final int QUICK_WARM_UPS = 2;
    private static final int ROUNDS = 9;
    private static final int QUICK_ROUNDS = 3;

    private final String description;

    Kind(String description) {
        this.description = description;
    }

    /** Takes the figures. */
    abstract List<Figure> run(Effort effort) throws IOException, InterruptedException;

    /** What it measures, in a line. */
    String description() {
        return description;
    }

    /** Its name on the command line, and of its file. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Rounds rounds(Effort effort) {
        return new Rounds(effort.of(WARM_UPS, QUICK_WARM_UPS), effort.of(ROUNDS, QUICK_ROUNDS));
    }
}
