package com.cetoex.simulation;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderCancelledDecoder;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A history of orders in memory, which commits and forgets as the one in SQL does. */
final class TableHistory implements History {
    /** An order in its latest state. */
    private record Row(
            long investorId, long remainingLots, long cumulativeUnits, boolean isCancelled) {}

    private final Recording recording;
    private final Sabotage sabotage;
    private final EventBatchReader batch = new EventBatchReader();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private final OrderCancelledDecoder cancelled = new OrderCancelledDecoder();
    private final Map<Long, Row> committed = new HashMap<>();
    private final Map<Long, Row> pending = new HashMap<>();
    private @Nullable TableHistory expected;
    private int position;
    private int committedPosition;
    private long sequence;
    private long committedSequence;
    private boolean isAtCommandEnd = true;
    private int checkedFrames;

    TableHistory(Recording recording, Sabotage sabotage) {
        this.recording = recording;
        this.sabotage = sabotage;
    }

    @Override
    public void follow(int batches) {
        for (int i = 0; i < batches && position < recording.position(); i++) {
            take(recording.frame(position));
            position++;
        }
    }

    private void take(byte[] frame) {
        batch.wrap(new UnsafeBuffer(frame), 0, frame.length);
        SimulationFailed.check("a history without a gap", sequence + 1, batch.firstSequence());
        while (batch.next()) {
            apply();
        }
        sequence = batch.lastSequence();
        isAtCommandEnd = batch.isLast();
    }

    private void apply() {
        DirectBuffer buffer = batch.buffer();
        int offset = batch.bodyOffset();
        switch (batch.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrap(buffer, offset, batch.blockLength(), batch.version());
                pending.put(
                        accepted.orderId(),
                        new Row(accepted.investorId(), accepted.quantityLots(), 0, false));
            }
            case TradeExecutedDecoder.TEMPLATE_ID -> {
                trade.wrap(buffer, offset, batch.blockLength(), batch.version());
                fill(
                        trade.makerOrderId(),
                        trade.makerRemainingLots(),
                        trade.makerCumulativeUnits());
                fill(
                        trade.takerOrderId(),
                        trade.takerRemainingLots(),
                        trade.takerCumulativeUnits());
            }
            case OrderCancelledDecoder.TEMPLATE_ID -> {
                cancelled.wrap(buffer, offset, batch.blockLength(), batch.version());
                Row row = row(cancelled.orderId());
                pending.put(
                        cancelled.orderId(),
                        new Row(row.investorId, row.remainingLots, row.cumulativeUnits, true));
            }
            default -> {}
        }
    }

    private void fill(long orderId, long remainingLots, long cumulativeUnits) {
        pending.put(
                orderId, new Row(row(orderId).investorId, remainingLots, cumulativeUnits, false));
    }

    private Row row(long orderId) {
        Row row = pending.get(orderId);
        Row known = row == null ? committed.get(orderId) : row;
        if (known == null) {
            throw new SimulationFailed("expected a row of order " + orderId + ", was none");
        }
        return known;
    }

    @Override
    public void commit() {
        if (isAtCommandEnd) {
            boolean isAhead =
                    sabotage == Sabotage.HISTORY_COMMITS_AHEAD && position < recording.position();
            committed.putAll(pending);
            pending.clear();
            committedPosition = isAhead ? position + 1 : position;
            committedSequence = sequence;
        }
    }

    @Override
    public void crash() {
        pending.clear();
        position = committedPosition;
        sequence = committedSequence;
        isAtCommandEnd = true;
    }

    @Override
    public void check(Truth truth) {
        TableHistory made =
                expected == null ? new TableHistory(recording, Sabotage.NONE) : expected;
        expected = made;
        while (made.sequence < committedSequence && checkedFrames < truth.frames().size()) {
            made.take(truth.frames().get(checkedFrames++));
        }
        made.commit();
        SimulationFailed.check("a history up to a command's end", made.sequence, committedSequence);
        SimulationFailed.check(
                "a history of the log at " + committedSequence, made.committed, committed);
    }

    @Override
    public void close() {
        pending.clear();
    }
}
