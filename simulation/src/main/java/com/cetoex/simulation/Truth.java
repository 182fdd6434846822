package com.cetoex.simulation;

import com.cetoex.engine.Engine;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.FillReplayedDecoder;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderReplayedDecoder;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the committed log says, by an engine that nothing ever happens to: every event, the state at
 * chosen places, and every order that was accepted. All others are judged by it.
 */
final class Truth {
    /** A state is kept of every so many commands, for members to be compared with. */
    static final int STATE_EVERY = 48;

    /** An order by its investor and its amount, which no other order of a run has. */
    record OrderKey(long investorId, long quantityLots) {}

    private record ClientKey(long investorId, String clientOrderId) {}

    private final List<LogEntry> log = new ArrayList<>();
    private final List<List<byte[]>> framesByPosition = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();
    private final Map<Integer, Long> stateHashes = new HashMap<>();
    private final Map<OrderKey, FirstAnswer> accepted = new HashMap<>();
    private final Map<ClientKey, FirstAnswer> acceptedByClientId = new HashMap<>();
    private final Map<Long, FirstAnswer> acceptedById = new HashMap<>();
    private final EventBatchReader batch = new EventBatchReader();
    private final OrderAcceptedDecoder orderAccepted = new OrderAcceptedDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private final OrderReplayedDecoder replayed = new OrderReplayedDecoder();
    private final FillReplayedDecoder fillReplayed = new FillReplayedDecoder();
    private final Engine engine = new Engine(this::tell);
    private @Nullable FirstAnswer replaying;
    private int fillsReplayed;
    private int replays;

    /** Entries committed, which is the position of the last. */
    int commit() {
        return log.size();
    }

    LogEntry entry(int position) {
        return log.get(position - 1);
    }

    long lastSequence() {
        return engine.lastSequence();
    }

    /** Every batch of events, in their order. */
    List<byte[]> frames() {
        return frames;
    }

    Map<OrderKey, FirstAnswer> accepted() {
        return accepted;
    }

    int replays() {
        return replays;
    }

    Engine engine() {
        return engine;
    }

    /** Takes the next entry that can never be lost again. */
    void commit(LogEntry entry) {
        log.add(entry);
        framesByPosition.add(new ArrayList<>(1));
        if (entry.kind == LogEntry.Kind.COMMAND) {
            UnsafeBuffer command = new UnsafeBuffer(entry.command);
            engine.apply(entry.timeMillis, log.size(), command, 0, command.capacity());
            endReplay();
        }
        if (log.size() % STATE_EVERY == 0) {
            stateHashes.put(log.size(), Snapshot.hashOf(engine));
        }
    }

    private void tell(DirectBuffer buffer, int offset, int length) {
        byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        frames.add(frame);
        framesByPosition.getLast().add(frame);
        batch.wrap(buffer, offset, length);
        while (batch.next()) {
            note();
        }
    }

    private void note() {
        DirectBuffer buffer = batch.buffer();
        int offset = batch.bodyOffset();
        switch (batch.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                orderAccepted.wrap(buffer, offset, batch.blockLength(), batch.version());
                accept();
            }
            case TradeExecutedDecoder.TEMPLATE_ID -> {
                trade.wrap(buffer, offset, batch.blockLength(), batch.version());
                noteFill();
            }
            case OrderReplayedDecoder.TEMPLATE_ID -> {
                replayed.wrap(buffer, offset, batch.blockLength(), batch.version());
                beginReplay();
            }
            case FillReplayedDecoder.TEMPLATE_ID -> {
                fillReplayed.wrap(buffer, offset, batch.blockLength(), batch.version());
                replayFill();
            }
            default -> {}
        }
    }

    private void accept() {
        FirstAnswer answer =
                new FirstAnswer(orderAccepted.orderId(), batch.timeMillis(), new ArrayList<>(2));
        acceptedById.put(answer.orderId(), answer);
        long investor = orderAccepted.investorId();
        OrderKey key = new OrderKey(investor, orderAccepted.quantityLots());
        require(accepted.put(key, answer) == null, "one order for one request", key);
        String clientOrderId = orderAccepted.clientOrderId();
        if (!clientOrderId.isEmpty()) {
            ClientKey clientKey = new ClientKey(investor, clientOrderId);
            require(
                    acceptedByClientId.put(clientKey, answer) == null,
                    "one order with a client order id",
                    clientKey);
        }
    }

    private void noteFill() {
        FirstAnswer taker = acceptedById.get(trade.takerOrderId());
        if (taker == null) {
            throw new SimulationFailed("expected a known taker, was " + trade);
        }
        taker.fills()
                .add(
                        new FirstAnswer.Fill(
                                trade.tradeId(),
                                trade.priceTicks(),
                                trade.quantityLots(),
                                trade.takerFeeUnits()));
    }

    /** A resend must be told the first answer, whole. */
    private void beginReplay() {
        endReplay();
        replays++;
        FirstAnswer first =
                acceptedByClientId.get(
                        new ClientKey(replayed.investorId(), replayed.clientOrderId()));
        require(
                first != null
                        && first.orderId() == replayed.orderId()
                        && first.acceptedMillis() == replayed.acceptedMillis(),
                "the first answer to a resend",
                replayed);
        replaying = first;
        fillsReplayed = 0;
    }

    private void replayFill() {
        FirstAnswer.Fill fill =
                new FirstAnswer.Fill(
                        fillReplayed.tradeId(),
                        fillReplayed.priceTicks(),
                        fillReplayed.quantityLots(),
                        fillReplayed.feeUnits());
        require(
                replaying != null
                        && fillsReplayed < replaying.fills().size()
                        && replaying.fills().get(fillsReplayed).equals(fill),
                "the first fills to a resend",
                fill);
        fillsReplayed++;
    }

    private void endReplay() {
        if (replaying != null) {
            require(
                    fillsReplayed == replaying.fills().size(),
                    "all first fills to a resend",
                    replaying);
            replaying = null;
        }
    }

    /** Judges a batch that a member told, or that a client was answered with. */
    void judge(EventBatchReader told, byte[] bytes) {
        int position = (int) told.logPosition();
        require(position <= commit(), "events of committed commands", position);
        boolean isTrue = false;
        for (byte[] frame : framesByPosition.get(position - 1)) {
            isTrue |= Arrays.equals(frame, bytes);
        }
        require(isTrue, "the events of the log, to the byte, at", position);
    }

    /** Tells whether a state of so many entries is known. */
    boolean hasState(int applied) {
        return applied == commit() || stateHashes.containsKey(applied);
    }

    /** Judges the state of a member that applied so many entries, when a state of then is known. */
    void judge(Engine other, int applied) {
        if (hasState(applied)) {
            long hash = stateHashes.computeIfAbsent(applied, now -> Snapshot.hashOf(engine));
            SimulationFailed.check(
                    "the state of the log at " + applied, hash, Snapshot.hashOf(other));
        }
    }

    private static void require(boolean holds, String what, Object found) {
        if (!holds) {
            throw new SimulationFailed("expected " + what + ", was " + found);
        }
    }
}
