package com.cetoex.gateway.api;

import java.util.OptionalLong;

/**
 * Where a page of the history ended, as the text that clients hand back: a letter and the last
 * order's id in base 36. Nothing but our own spelling is taken.
 */
final class HistoryCursor {
    private static final String PREFIX = "o";
    private static final int BASE = 36;

    private HistoryCursor() {}

    static String of(long orderId) {
        return PREFIX + Long.toString(orderId, BASE);
    }

    static OptionalLong parse(String cursor) {
        try {
            long orderId = Long.parseLong(cursor, 1, cursor.length(), BASE);
            return of(orderId).equals(cursor) ? OptionalLong.of(orderId) : OptionalLong.empty();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return OptionalLong.empty();
        }
    }
}
