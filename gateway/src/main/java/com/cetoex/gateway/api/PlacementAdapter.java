package com.cetoex.gateway.api;

import com.cetoex.gateway.api.Placement.Fill;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.protocol.sbe.FillReplayedDecoder;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderRefusedDecoder;
import com.cetoex.protocol.sbe.OrderReplayedDecoder;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads what became of a command's orders out of the command's own events. One use, one thread. */
final class PlacementAdapter {
    private final EventBatchReader batch = new EventBatchReader();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderRefusedDecoder refused = new OrderRefusedDecoder();
    private final OrderReplayedDecoder replayed = new OrderReplayedDecoder();
    private final FillReplayedDecoder fillReplayed = new FillReplayedDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private final Placement[] placements = new Placement[ProtocolLimits.MAX_BULK_ORDERS];
    private final List<OrderEntry> orders;

    private PlacementAdapter(List<OrderEntry> orders) {
        this.orders = orders;
        for (OrderEntry order : orders) {
            placements[order.index()] = new Placement();
        }
    }

    /**
     * The placements of a command's orders, in their order.
     *
     * @param batches the command's events
     */
    static List<Placement> read(List<byte[]> batches, List<OrderEntry> orders) {
        PlacementAdapter adapter = new PlacementAdapter(orders);
        batches.forEach(adapter::readBatch);
        return orders.stream().map(adapter::placementOf).toList();
    }

    private Placement placementOf(OrderEntry order) {
        Placement placement = placements[order.index()];
        if (!placement.isTold()) {
            throw new IllegalStateException(
                    "expected an event of order " + order.index() + ", was none");
        }
        return placement;
    }

    private void readBatch(byte[] bytes) {
        batch.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
        while (batch.next()) {
            switch (batch.templateId()) {
                case OrderAcceptedDecoder.TEMPLATE_ID -> onAccepted();
                case TradeExecutedDecoder.TEMPLATE_ID -> onTrade();
                case OrderRefusedDecoder.TEMPLATE_ID -> onRefused();
                case OrderReplayedDecoder.TEMPLATE_ID -> onReplayed();
                case FillReplayedDecoder.TEMPLATE_ID -> onFillReplayed();
                default -> {
                    // Books, balances and resting orders are no part of the answer.
                }
            }
        }
    }

    private void onAccepted() {
        accepted.wrap(batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
        placements[accepted.itemIndex()].accepted(accepted.orderId(), batch.timeMillis());
    }

    private void onTrade() {
        trade.wrap(batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
        placements[trade.itemIndex()].filled(
                new Fill(
                        trade.tradeId(),
                        trade.priceTicks(),
                        trade.quantityLots(),
                        trade.takerFeeUnits()),
                trade.notionalUnits());
    }

    private void onRefused() {
        refused.wrap(batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
        placements[refused.itemIndex()].refused(
                refused.reason(), refused.limitValue(), refused.actualValue());
    }

    private void onReplayed() {
        replayed.wrap(batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
        placements[replayed.itemIndex()].replayed(replayed.orderId(), replayed.acceptedMillis());
    }

    private void onFillReplayed() {
        fillReplayed.wrap(batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
        int index = fillReplayed.itemIndex();
        long unitsPerTickLot = quoteUnitsPerTickLot(index);
        placements[index].filled(
                new Fill(
                        fillReplayed.tradeId(),
                        fillReplayed.priceTicks(),
                        fillReplayed.quantityLots(),
                        fillReplayed.feeUnits()),
                fillReplayed.priceTicks() * fillReplayed.quantityLots() * unitsPerTickLot);
    }

    private long quoteUnitsPerTickLot(int index) {
        for (OrderEntry order : orders) {
            if (order.index() == index) {
                return order.instrument().quoteUnitsPerTickLot();
            }
        }
        throw new IllegalStateException("expected an order of the request, was item " + index);
    }
}
