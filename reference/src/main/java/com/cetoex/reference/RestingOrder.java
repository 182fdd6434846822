package com.cetoex.reference;

import com.cetoex.protocol.sbe.Side;

/** An order that stands in a book, with what it holds of its investor's money. */
public record RestingOrder(
        long orderId, Side side, long priceTicks, long remainingLots, long lockedUnits) {}
