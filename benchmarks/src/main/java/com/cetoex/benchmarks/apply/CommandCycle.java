package com.cetoex.benchmarks.apply;

import com.cetoex.benchmarks.stream.OrderStreamGenerator;
import com.cetoex.benchmarks.stream.Workload;
import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A stream's commands without end: at the end of the stream what rests is cancelled, and the same
 * stream begins again with the order ids that follow.
 *
 * <p>The exchange must give ids as they come: nobody else may place orders in it.
 */
public final class CommandCycle {
    private static final int ORDER_ID_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.orderIdEncodingOffset();

    private final EncodedStream commands;
    private final UnsafeBuffer buffer;
    private int next;
    private long idsBefore;

    private CommandCycle(Workload workload) {
        commands = EncodedStream.cyclic(OrderStreamGenerator.generate(workload));
        buffer = commands.buffer();
    }

    /** Draws and encodes the stream of a workload. */
    public static CommandCycle of(Workload workload) {
        return new CommandCycle(workload);
    }

    /** Tells the commands that open the exchange for it: market, accounts, funds. */
    public void setUp(CommandSink sink) {
        FundedExchange.tell(sink, 1, Accounts.ALL);
    }

    /** Commands in one cycle. */
    int length() {
        return commands.count();
    }

    /** Whether the next command is the first of a cycle. */
    boolean isAtStart() {
        return next == 0;
    }

    /** Orders placed in all cycles. */
    public long orders() {
        return idsBefore + (long) commands.orders() * next / commands.count();
    }

    /** Tells the next command. */
    public void next(CommandSink sink) {
        int index = next;
        int offset = commands.offset(index);
        if (commands.isCancel(index)) {
            buffer.putLong(
                    offset + ORDER_ID_OFFSET,
                    idsBefore + commands.cancelledId(index),
                    ByteOrder.LITTLE_ENDIAN);
        }
        sink.onCommand(buffer, offset, commands.length(index));
        if (++next == commands.count()) {
            next = 0;
            idsBefore += commands.orders();
        }
    }
}
