package com.cetoex.gateway.link;

import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command on its way: its bytes, what was told about it so far, and who waits for it. */
final class PendingCommand {
    private static final Logger LOG = LoggerFactory.getLogger(PendingCommand.class);

    /** Every command begins with the sender's id and number. */
    private static final int GATEWAY_ID_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH;

    private static final int CORRELATION_ID_OFFSET = GATEWAY_ID_OFFSET + Long.BYTES;

    private final UnsafeBuffer bytes;
    private final OutcomeHandler handler;
    private final long submittedNanos;
    private List<byte[]> batches = new ArrayList<>(1);
    private long correlationId;
    private boolean isDone;

    /** Copies the command, which the caller may use again. */
    PendingCommand(
            DirectBuffer buffer, int offset, int length, OutcomeHandler handler, long nowNanos) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        bytes = new UnsafeBuffer(copy);
        this.handler = handler;
        submittedNanos = nowNanos;
    }

    DirectBuffer bytes() {
        return bytes;
    }

    long submittedNanos() {
        return submittedNanos;
    }

    long correlationId() {
        return correlationId;
    }

    boolean isDone() {
        return isDone;
    }

    void stamp(long gatewayId, long number) {
        correlationId = number;
        bytes.putLong(GATEWAY_ID_OFFSET, gatewayId, ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(CORRELATION_ID_OFFSET, number, ByteOrder.LITTLE_ENDIAN);
    }

    void add(DirectBuffer buffer, int offset, int length) {
        byte[] batch = new byte[length];
        buffer.getBytes(offset, batch);
        batches.add(batch);
    }

    void applied() {
        finish(new CommandOutcome.Applied(batches));
    }

    /** Tells whoever waits, once; a fault of theirs is none of the other commands'. */
    void finish(CommandOutcome outcome) {
        isDone = true;
        batches = List.of();
        try {
            handler.onOutcome(outcome);
        } catch (RuntimeException e) {
            LOG.error("The handler of an outcome failed", e);
        }
    }
}
