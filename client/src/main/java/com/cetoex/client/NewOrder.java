package com.cetoex.client;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order to place.
 *
 * @param symbol the market
 * @param side buy or sell
 * @param type limit or market
 * @param amount in the base asset, on both sides
 * @param price the limit; none for a market order
 * @param clientOrderId an id of your own, 1-36 of {@code A-Za-z0-9_-}: a resend with it never
 *     places twice
 */
public record NewOrder(
        String symbol,
        Side side,
        OrderType type,
        BigDecimal amount,
        Optional<BigDecimal> price,
        Optional<String> clientOrderId) {

    /** An order that trades at its price or better and rests with what is left. */
    public static NewOrder limit(String symbol, Side side, BigDecimal amount, BigDecimal price) {
        return new NewOrder(
                symbol, side, OrderType.LIMIT, amount, Optional.of(price), Optional.empty());
    }

    /** An order that takes what the book has; what the book lacks is cancelled. */
    public static NewOrder market(String symbol, Side side, BigDecimal amount) {
        return new NewOrder(
                symbol, side, OrderType.MARKET, amount, Optional.empty(), Optional.empty());
    }

    /** The same order with an id of your own. */
    public NewOrder withClientOrderId(String id) {
        return new NewOrder(symbol, side, type, amount, price, Optional.of(id));
    }
}
