package com.cetoex.client;

import java.math.BigDecimal;

/**
 * An order's half of a trade.
 *
 * @param tradeId the trade; both halves carry it
 * @param price the resting order's
 * @param amount in the base asset
 * @param fee in the quote asset; negative is a rebate
 * @param role which half this is
 */
public record Fill(long tradeId, BigDecimal price, BigDecimal amount, BigDecimal fee, Role role) {

    /** Which half of a trade a fill is. */
    public enum Role {
        /** The order that rested. */
        MAKER,
        /** The incoming order. */
        TAKER
    }
}
