package com.cetoex.client;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which orders of the history are wanted; start with {@link #all()}.
 *
 * @param symbol one market only
 * @param clientOrderId the orders with this id of yours
 * @param limit how many a page, 1-500; the exchange's default is 50
 * @param cursor where the page before ended
 */
public record HistoryFilter(
        Optional<String> symbol,
        Optional<String> clientOrderId,
        OptionalInt limit,
        Optional<String> cursor) {

    /** Every order, newest first, in pages of the default length. */
    public static HistoryFilter all() {
        return new HistoryFilter(
                Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** Orders of one market only. */
    public HistoryFilter symbol(String wanted) {
        return new HistoryFilter(Optional.of(wanted), clientOrderId, limit, cursor);
    }

    /** Orders with this id of yours only. */
    public HistoryFilter clientOrderId(String wanted) {
        return new HistoryFilter(symbol, Optional.of(wanted), limit, cursor);
    }

    /** At most so many a page. */
    public HistoryFilter limit(int wanted) {
        return new HistoryFilter(symbol, clientOrderId, OptionalInt.of(wanted), cursor);
    }

    /** The page behind the one that ended here. */
    public HistoryFilter cursor(String end) {
        return new HistoryFilter(symbol, clientOrderId, limit, Optional.of(end));
    }
}
