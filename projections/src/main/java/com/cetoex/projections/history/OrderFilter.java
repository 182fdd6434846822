package com.cetoex.projections.history;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which of an investor's orders a page shows.
 *
 * @param instrumentId those of one instrument only
 * @param clientOrderId those of one client order id only
 */
public record OrderFilter(OptionalInt instrumentId, Optional<String> clientOrderId) {
    /** All orders. */
    public static final OrderFilter ALL = new OrderFilter(OptionalInt.empty(), Optional.empty());

    /** Those of one instrument. */
    public static OrderFilter ofInstrument(int instrumentId) {
        return new OrderFilter(OptionalInt.of(instrumentId), Optional.empty());
    }

    /** Those of one client order id. */
    public static OrderFilter ofClientOrderId(String clientOrderId) {
        return new OrderFilter(OptionalInt.empty(), Optional.of(clientOrderId));
    }
}
