package com.cetoex.projections.live;

import java.util.OptionalLong;

/**
 * The best price of each side of a book.
 *
 * @param bidTicks highest price that someone buys at
 * @param askTicks lowest price that someone sells at
 */
public record BestPrices(OptionalLong bidTicks, OptionalLong askTicks) {
    /** Twice the mid, as the mid may be half a tick; empty unless both sides stand. */
    public OptionalLong twiceMidTicks() {
        return bidTicks.isPresent() && askTicks.isPresent()
                ? OptionalLong.of(bidTicks.getAsLong() + askTicks.getAsLong())
                : OptionalLong.empty();
    }
}
