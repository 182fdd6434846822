package com.cetoex.projections.history;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.AssetListedDecoder;
import com.cetoex.protocol.sbe.FeesChangedDecoder;
import com.cetoex.protocol.sbe.InstrumentListedDecoder;
import com.cetoex.protocol.sbe.InstrumentStatusChangedDecoder;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderCancelledDecoder;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import com.cetoex.protocol.sbe.TransferredDecoder;
import java.sql.SQLException;

/**
 * All rows that the open batch of a projection adds or changes, gathered until they are written.
 */
final class HistoryRows {
    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60 * SECOND_MILLIS;

    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private final OrderCancelledDecoder cancelled = new OrderCancelledDecoder();
    private final AssetListedDecoder asset = new AssetListedDecoder();
    private final InstrumentListedDecoder instrument = new InstrumentListedDecoder();
    private final FeesChangedDecoder fees = new FeesChangedDecoder();
    private final InstrumentStatusChangedDecoder status = new InstrumentStatusChangedDecoder();
    private final TransferredDecoder transferred = new TransferredDecoder();

    private final OrderRows orders = new OrderRows();
    private final OrderCounts orderCounts = new OrderCounts();
    private final TradeRows trades = new TradeRows();
    private final CandleRows seconds = new CandleRows("candles_1s", SECOND_MILLIS);
    private final CandleRows minutes = new CandleRows("candles_1m", MINUTE_MILLIS);
    private final ReferenceRows references = new ReferenceRows();

    /** Takes the event that the reader stands on; those that make no row are passed over. */
    void take(EventBatchReader event) {
        switch (event.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> takeAccepted(event);
            case TradeExecutedDecoder.TEMPLATE_ID -> takeTrade(event);
            case OrderCancelledDecoder.TEMPLATE_ID -> takeCancelled(event);
            case TransferredDecoder.TEMPLATE_ID -> takeTransferred(event);
            case AssetListedDecoder.TEMPLATE_ID -> takeAssetListed(event);
            case InstrumentListedDecoder.TEMPLATE_ID -> takeInstrumentListed(event);
            case FeesChangedDecoder.TEMPLATE_ID -> takeFeesChanged(event);
            case InstrumentStatusChangedDecoder.TEMPLATE_ID -> takeInstrumentStatusChanged(event);
            default -> {}
        }
    }

    int count() {
        return orders.count()
                + orderCounts.count()
                + trades.count()
                + seconds.count()
                + minutes.count()
                + references.count();
    }

    void clear() {
        orders.clear();
        orderCounts.clear();
        trades.clear();
        seconds.clear();
        minutes.clear();
        references.clear();
    }

    void write(Statements statements) throws SQLException {
        references.write(statements);
        orders.write(statements);
        orderCounts.write(statements);
        trades.write(statements);
        seconds.write(statements);
        minutes.write(statements);
    }

    private void takeAccepted(EventBatchReader event) {
        accepted.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        String clientOrderId = accepted.clientOrderId();
        orders.accept(accepted, clientOrderId.isEmpty() ? null : clientOrderId, event.timeMillis());
        orderCounts.add(accepted.investorId(), accepted.instrumentId());
    }

    private void takeTrade(EventBatchReader event) {
        trade.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        long time = event.timeMillis();
        trades.add(trade, event.sequence(), time);
        seconds.add(trade, time);
        minutes.add(trade, time);
        orders.fill(
                trade.makerInvestorId(),
                trade.makerOrderId(),
                new OrderRows.OrderFill(
                        trade.makerRemainingLots(), trade.makerCumulativeUnits(), time));
        orders.fill(
                trade.takerInvestorId(),
                trade.takerOrderId(),
                new OrderRows.OrderFill(
                        trade.takerRemainingLots(), trade.takerCumulativeUnits(), time));
    }

    private void takeCancelled(EventBatchReader event) {
        cancelled.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        orders.cancel(cancelled, event.timeMillis());
    }

    private void takeTransferred(EventBatchReader event) {
        transferred.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        references.transfer(transferred, event.sequence(), event.timeMillis());
    }

    private void takeAssetListed(EventBatchReader event) {
        asset.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        references.list(asset);
    }

    private void takeInstrumentListed(EventBatchReader event) {
        instrument.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        references.list(instrument);
    }

    private void takeFeesChanged(EventBatchReader event) {
        fees.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        references.change(fees);
    }

    private void takeInstrumentStatusChanged(EventBatchReader event) {
        status.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        references.change(status);
    }
}
