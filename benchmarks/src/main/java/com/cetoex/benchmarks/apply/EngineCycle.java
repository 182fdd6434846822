package com.cetoex.benchmarks.apply;

import com.cetoex.benchmarks.stream.Workload;
import com.cetoex.engine.Engine;
import org.agrona.DirectBuffer;

/** A stream that an engine runs over and over, each time with the ids behind those of the last. */
public final class EngineCycle {
    private static final long TIME_MILLIS = 1_700_000_000_000L;

    private final CommandCycle cycle;
    private final CommandSink sink = this::apply;
    private final Engine engine;
    private long bytesTold;
    private long position;

    private EngineCycle(Workload workload) {
        cycle = CommandCycle.of(workload);
        engine = FundedExchange.open((told, offset, length) -> bytesTold += length);
    }

    /** Draws and encodes the stream of a workload, and opens an exchange. */
    public static EngineCycle of(Workload workload) {
        return new EngineCycle(workload);
    }

    /** Runs a whole cycle. */
    public void run() {
        for (int i = 0; i < cycle.length(); i++) {
            step();
        }
    }

    /** Applies the next command. */
    public void step() {
        cycle.next(sink);
        if (cycle.isAtStart() && engine.openOrderCount() != 0) {
            throw new IllegalStateException(
                    "expected no open order, was %,d after %,d bytes of events"
                            .formatted(engine.openOrderCount(), bytesTold));
        }
    }

    private void apply(DirectBuffer buffer, int offset, int length) {
        engine.apply(TIME_MILLIS, ++position, buffer, offset, length);
    }
}
