package com.cetoex.client;

import java.util.Locale;

/** How an order is priced. */
public enum OrderType {
    /** Takes what the book has and never rests. */
    MARKET,
    /** Trades at its price or better; the rest stays in the book. */
    LIMIT;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OrderType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
