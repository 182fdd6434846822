package com.cetoex.engine;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.SnapshotRecordHandler;
import org.agrona.DirectBuffer;

/**
 * The exchange's rules as one deterministic state machine: {@code apply(command, time, position) →
 * events}.
 *
 * <p>The same commands in the same order give the same events and the same state, in every process
 * and after every restart: time comes with the command, ids are counters, and nothing here reads a
 * clock, a file or a random number. A command is applied whole, on one thread: checks, holds,
 * matching, settlement and the telling of it. Nothing that a client can send throws; an {@link
 * InvariantViolation} is a fault of ours, after which the state must not be used.
 *
 * <p>After every command the postings of the command sum to zero per asset, no balance or hold is
 * negative, and the touched book is not crossed.
 */
public final class Engine {
    private final EngineState state;
    private final EventPublisher events;
    private final CommandAdapter commands;

    /** Makes an exchange with no asset, no market and no investor. */
    public Engine(EventBatchHandler eventHandler) {
        this(eventHandler, new EngineState());
    }

    Engine(EventBatchHandler eventHandler, EngineState state) {
        this.state = state;
        events = new EventPublisher(eventHandler, state.orders, state.investors, state.ledger);
        commands = new CommandAdapter(state, events);
    }

    /**
     * Applies one command and tells its events, in one or more batches, before it returns.
     *
     * @param timeMillis the log's time in milliseconds since the epoch; an earlier one than before
     *     is taken as the one before
     * @param logPosition of the command, rising
     * @param buffer holds the command's header and block
     * @param offset of its header
     * @param length of all of it, in bytes
     */
    public void apply(
            long timeMillis, long logPosition, DirectBuffer buffer, int offset, int length) {
        state.timeMillis = Math.max(state.timeMillis, timeMillis);
        state.logPosition = logPosition;
        state.clientOrders.expire(state.timeMillis);
        commands.onCommand(buffer, offset, length);
    }

    /** The sequence of the last event told; 0 before any. */
    public long lastSequence() {
        return events.lastSequence();
    }

    /** The position of the last command applied; 0 before any. */
    public long logPosition() {
        return state.logPosition;
    }

    /** Orders open in all books. */
    public int openOrderCount() {
        return state.orders.count();
    }

    /**
     * Writes the whole state, from SnapshotHeader to SnapshotFooter, always in the same order, so
     * that equal states write equal bytes.
     *
     * @throws InvariantViolation when what is locked is not what open orders hold, or an asset's
     *     balances are not what came in from outside
     */
    public void writeSnapshot(SnapshotRecordHandler handler) {
        new SnapshotWriter(state, events.lastSequence(), handler).write();
    }

    /** Tells the whole state as image batches, for a projection that begins here. */
    public void writeImage(EventBatchHandler handler) {
        new ImageWriter(state, events.lastSequence(), handler).write();
    }

    /** Goes on behind a sequence told earlier. */
    void lastSequence(long sequence) {
        events.lastSequence(sequence);
    }
}
