package com.cetoex.client;

import java.util.Locale;

/** Where an order is in its life. */
public enum OrderStatus {
    /** Rests in the book, nothing of it traded. */
    OPEN,
    /** Rests in the book, a part of it traded. */
    PARTIALLY_FILLED,
    /** Traded whole. */
    FILLED,
    /** Left before it was filled; a part of it may have traded. */
    CANCELLED;

    /** Whether it stands in the book. */
    public boolean isOpen() {
        return this == OPEN || this == PARTIALLY_FILLED;
    }

    static OrderStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
