package com.cetoex.benchmarks.apply;

import com.cetoex.benchmarks.stream.OrderStreamGenerator;
import com.cetoex.benchmarks.stream.Workload;
import com.cetoex.engine.Engine;
import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** A stream that an engine runs over and over, each time with the ids behind those of the last. */
public final class EngineCycle {
    private static final long TIME_MILLIS = 1_700_000_000_000L;
    private static final int ORDER_ID_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.orderIdEncodingOffset();

    private final EncodedStream commands;
    private final UnsafeBuffer buffer;
    private final Engine engine;
    private long bytesTold;
    private int next;
    private long position;
    private long idsBefore;

    private EngineCycle(Workload workload) {
        commands = EncodedStream.cyclic(OrderStreamGenerator.generate(workload));
        buffer = commands.buffer();
        engine = FundedExchange.open((told, offset, length) -> bytesTold += length);
    }

    /** Draws and encodes the stream of a workload, and opens an exchange. */
    public static EngineCycle of(Workload workload) {
        return new EngineCycle(workload);
    }

    /** Runs a whole cycle. */
    public void run() {
        for (int i = 0; i < commands.count(); i++) {
            step();
        }
    }

    /** Applies the next command. */
    public void step() {
        int index = next;
        int offset = commands.offset(index);
        if (commands.isCancel(index)) {
            buffer.putLong(
                    offset + ORDER_ID_OFFSET,
                    idsBefore + commands.cancelledId(index),
                    ByteOrder.LITTLE_ENDIAN);
        }
        engine.apply(TIME_MILLIS, ++position, buffer, offset, commands.length(index));
        if (++next == commands.count()) {
            next = 0;
            idsBefore += commands.orders();
            checkBookIsEmpty();
        }
    }

    private void checkBookIsEmpty() {
        if (engine.openOrderCount() != 0) {
            throw new IllegalStateException(
                    "expected no open order, was %,d after %,d bytes of events"
                            .formatted(engine.openOrderCount(), bytesTold));
        }
    }
}
