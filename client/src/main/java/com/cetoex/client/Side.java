package com.cetoex.client;

import java.util.Locale;

/** Which side of the book an order stands on. */
public enum Side {
    /** Bids for the base asset. */
    BUY,
    /** Offers the base asset. */
    SELL;

    /** The other side: what an order of this one trades with. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Side of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
