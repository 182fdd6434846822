package com.cetoex.benchmarks.alloc;

import com.cetoex.benchmarks.apply.EngineCycle;
import com.cetoex.benchmarks.book.BookCycle;
import com.cetoex.benchmarks.stream.Workload;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One operation of the stream on a book, and on an engine, that live for ever: at the end of the
 * stream what rests is cancelled, and the same stream begins again with higher order ids.
 *
 * <p>A whole cycle has passed before anything is measured, so every structure has grown to what the
 * stream needs.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SteadyState {
    /** A book in its second cycle or later. */
    @State(Scope.Thread)
    public static class Book {
        /** The stream. */
        @Param({"W1", "W2"})
        public Workload workload = Workload.W1;

        private BookCycle cycle = BookCycle.of(workload);

        /** Runs the first cycle. */
        @Setup
        public void grow() {
            cycle = BookCycle.of(workload);
            cycle.run();
        }
    }

    /** An engine in its second cycle or later. */
    @State(Scope.Thread)
    public static class WholeEngine {
        /** The stream. */
        @Param({"W1", "W2"})
        public Workload workload = Workload.W1;

        private EngineCycle cycle = EngineCycle.of(workload);

        /** Runs the first cycle. */
        @Setup
        public void grow() {
            cycle = EngineCycle.of(workload);
            cycle.run();
        }
    }

    /** The next operation on the book. */
    @Benchmark
    public void book(Book book) {
        book.cycle.step();
    }

    /** The next command to the engine. */
    @Benchmark
    public void apply(WholeEngine engine) {
        engine.cycle.step();
    }
}
