package com.cetoex.client;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade as everyone sees it.
 *
 * @param tradeId rises with every trade of the exchange
 * @param timestamp when it was made
 * @param price the resting order's
 * @param amount in the base asset
 * @param side the taker's
 */
public record Trade(
        long tradeId, Instant timestamp, BigDecimal price, BigDecimal amount, Side side) {}
