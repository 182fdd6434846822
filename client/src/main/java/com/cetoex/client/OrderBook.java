package com.cetoex.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A market's book by price.
 *
 * @param symbol the market
 * @param bids best (highest) first
 * @param asks best (lowest) first
 */
public record OrderBook(String symbol, List<Level> bids, List<Level> asks) {

    /** What stands at a price: the sum of its orders' remaining amounts. */
    public record Level(BigDecimal price, BigDecimal amount) {}

    /** The highest bid. */
    public Optional<Level> bestBid() {
        return bids.stream().findFirst();
    }

    /** The lowest ask. */
    public Optional<Level> bestAsk() {
        return asks.stream().findFirst();
    }
}
