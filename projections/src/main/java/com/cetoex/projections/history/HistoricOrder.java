package com.cetoex.projections.history;

import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import java.util.Optional;

/**
 * An order that was accepted, in its latest state.
 *
 * @param orderId its id
 * @param investorId whose order it is
 * @param instrumentId where it trades
 * @param side its side
 * @param orderType how it is priced
 * @param status where it is in its life
 * @param cancelReason why it ended, when it was cancelled
 * @param priceTicks limit price; 0 for a market order
 * @param quantityLots the original amount
 * @param remainingLots what has not been traded; of a cancelled order what was cancelled
 * @param cumulativeUnits notional of all its fills so far, in quote units
 * @param clientOrderId the client's own id of it, when it gave one
 * @param createdMillis when it was accepted
 * @param updatedMillis when it was last filled, or cancelled, else accepted
 */
public record HistoricOrder(
        long orderId,
        long investorId,
        int instrumentId,
        Side side,
        OrderType orderType,
        OrderStatus status,
        Optional<CancelReason> cancelReason,
        long priceTicks,
        long quantityLots,
        long remainingLots,
        long cumulativeUnits,
        Optional<String> clientOrderId,
        long createdMillis,
        long updatedMillis) {

    /** What has been traded of it. */
    public long filledLots() {
        return quantityLots - remainingLots;
    }
}
