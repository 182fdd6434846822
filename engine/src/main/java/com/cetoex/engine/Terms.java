package com.cetoex.engine;

/** What an order wants: the words of a placing that the book needs. Reused by its owner. */
public final class Terms {
    /** Where it trades. */
    public int instrumentId;

    /** Whether it bids. */
    public boolean isBuy;

    /** Limit price in ticks; 0 for a market order. */
    public long priceTicks;

    /** The amount in lots. */
    public long quantityLots;
}
