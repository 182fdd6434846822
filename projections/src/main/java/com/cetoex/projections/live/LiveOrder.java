package com.cetoex.projections.live;

import com.cetoex.protocol.sbe.Side;
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

    LiveOrder(
            long orderId,
            long investorId,
            int instrumentId,
            Side side,
            long priceTicks,
            long quantityLots,
            long createdMillis,
            String clientOrderId) {
        this.orderId = orderId;
        this.investorId = investorId;
        this.instrumentId = instrumentId;
        this.side = side;
        this.priceTicks = priceTicks;
        this.quantityLots = quantityLots;
        this.createdMillis = createdMillis;
        this.clientOrderId = clientOrderId;
        remainingLots = quantityLots;
        updatedMillis = createdMillis;
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
