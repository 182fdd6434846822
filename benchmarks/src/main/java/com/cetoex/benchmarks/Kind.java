package com.cetoex.benchmarks;

import com.cetoex.benchmarks.alloc.AllocationBenchmark;
import com.cetoex.benchmarks.apply.ApplyBenchmark;
import com.cetoex.benchmarks.book.BookBenchmark;
import com.cetoex.benchmarks.growth.GrowthBenchmark;
import com.cetoex.benchmarks.jvm.FlagsBenchmark;
import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Rounds;
import com.cetoex.benchmarks.node.NodeBenchmark;
import com.cetoex.benchmarks.pauses.PauseBenchmark;
import com.cetoex.benchmarks.process.ProductCommand;
import com.cetoex.benchmarks.rest.RestBenchmark;
import java.io.IOException;
import java.time.Duration;
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
    NODE("the durable node without HTTP: commands through the ingress, so many in flight") {
        @Override
        List<Figure> run(Effort effort) throws IOException, InterruptedException {
            return NodeBenchmark.run(
                    Duration.ofSeconds(effort.of(NODE_SECONDS, 1)), effort.of(NODE_ROUNDS, 1));
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
    },
    GROWTH("how the cost grows: resting orders, markets, investors, orders in the history") {
        @Override
        List<Figure> run(Effort effort) throws IOException {
            return GrowthBenchmark.run(
                    effort.of(GROWTH_COMMANDS, QUICK_GROWTH_COMMANDS),
                    effort.of(GROWTH_ROUNDS, 1),
                    effort.of(effort.historyOrders(), QUICK_HISTORY_ORDERS));
        }
    },
    PAUSES("start, idleness, memory, and the pause of a snapshot with many open orders") {
        @Override
        List<Figure> run(Effort effort) throws IOException, InterruptedException {
            PauseBenchmark.Plan plan =
                    effort.isQuick() ? PauseBenchmark.Plan.quick() : PauseBenchmark.Plan.usual();
            return new PauseBenchmark(ProductCommand.fromEnvironment(), plan).run();
        }
    },
    JVM("the JVM's settings beside each other: engine, place and cancel over HTTP, start") {
        @Override
        List<Figure> run(Effort effort) throws IOException, InterruptedException {
            return FlagsBenchmark.run(
                    Main.class, ProductCommand.fromEnvironment(), effort.of(FLAG_STARTS, 1));
        }
    };

    private static final int WARM_UPS = 3;
    private static final int QUICK_WARM_UPS = 2;
    private static final int ROUNDS = 9;
    private static final int QUICK_ROUNDS = 3;

    private static final int NODE_SECONDS = 2;
    private static final int NODE_ROUNDS = 3;
    private static final int GROWTH_COMMANDS = 400_000;
    private static final int QUICK_GROWTH_COMMANDS = 100_000;
    private static final int GROWTH_ROUNDS = 3;
    private static final int QUICK_HISTORY_ORDERS = 100_000;
    private static final int FLAG_STARTS = 3;

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
