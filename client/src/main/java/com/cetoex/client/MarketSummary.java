package com.cetoex.client;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A market's price and its last 24 hours.
 *
 * @param symbol the market
 * @param price the last trade, else the middle of the book, else none
 * @param volume24h in USDT
 * @param baseVolume24h in the base asset
 * @param change24h in percent
 * @param high24h the highest trade; none without trades
 * @param low24h the lowest trade; none without trades
 */
public record MarketSummary(
        String symbol,
        Optional<BigDecimal> price,
        BigDecimal volume24h,
        BigDecimal baseVolume24h,
        BigDecimal change24h,
        Optional<BigDecimal> high24h,
        Optional<BigDecimal> low24h) {}
