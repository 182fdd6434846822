package com.cetoex.projections.live;

import com.cetoex.protocol.sbe.Side;
import java.util.Optional;

/**
 * A limit order that stands in the book.
 *
 * @param orderId its id
 * @param investorId whose order it is
 * @param instrumentId its instrument
 * @param side its side
 * @param priceTicks its limit price
 * @param quantityLots the original amount
 * @param remainingLots what stands in the book
 * @param cumulativeUnits notional of all its fills so far, in quote units
 * @param clientOrderId the client's own id of it, when it gave one
 * @param createdMillis when it was accepted
 * @param updatedMillis when it was accepted or last filled
 */
public record OpenOrder(
        long orderId,
        long investorId,
        int instrumentId,
        Side side,
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
