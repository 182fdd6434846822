package com.cetoex.simulation;

import java.util.List;

/**
 * What the client of an accepted order is told, at first and whenever it asks again.
 *
 * @param orderId the order
 * @param acceptedMillis when it was accepted
 * @param fills what it took from the book at once
 */
record FirstAnswer(long orderId, long acceptedMillis, List<Fill> fills) {
    /** One of them. */
    record Fill(long tradeId, long priceTicks, long quantityLots, long feeUnits) {}
}
