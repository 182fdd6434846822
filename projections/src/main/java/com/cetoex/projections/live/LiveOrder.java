package com.cetoex.projections.live;

import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.SnapshotOrderDecoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An accepted order that has not ended, with its places in its investor's list and in its level's
 * queue.
 */
final class LiveOrder {
    final long orderId;
    final long investorId;
    final int instrumentId;
    final Side side;
    final long priceTicks;
    final long quantityLots;
    final long createdMillis;
    final String clientOrderId;

    long remainingLots;
    long cumulativeUnits;
    long updatedMillis;

    @Nullable LiveOrder olderOfInvestor;
    @Nullable LiveOrder newerOfInvestor;

    @Nullable Level level;
    @Nullable LiveOrder ahead;
    @Nullable LiveOrder behind;

    LiveOrder(OrderAcceptedDecoder event, long timeMillis) {
        orderId = event.orderId();
        investorId = event.investorId();
        instrumentId = event.instrumentId();
        side = event.side();
        priceTicks = event.priceTicks();
        quantityLots = event.quantityLots();
        createdMillis = timeMillis;
        clientOrderId = event.clientOrderId();
        remainingLots = quantityLots;
        updatedMillis = timeMillis;
    }

    LiveOrder(SnapshotOrderDecoder order) {
        orderId = order.orderId();
        investorId = order.investorId();
        instrumentId = order.instrumentId();
        side = order.side();
        priceTicks = order.priceTicks();
        quantityLots = order.quantityLots();
        createdMillis = order.acceptedMillis();
        clientOrderId = order.clientOrderId();
        remainingLots = order.remainingLots();
        cumulativeUnits = order.cumulativeUnits();
        updatedMillis = order.updatedMillis();
    }

    OpenOrder toOpenOrder() {
        return new OpenOrder(
                orderId,
                investorId,
                instrumentId,
                side,
                priceTicks,
                quantityLots,
                remainingLots,
                cumulativeUnits,
                clientOrderId.isEmpty() ? Optional.empty() : Optional.of(clientOrderId),
                createdMillis,
                updatedMillis);
    }
}
