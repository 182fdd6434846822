package com.cetoex.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an investor owns.
 *
 * @param investorId whose account it is
 * @param usdtBalance available and locked together
 * @param usdtAvailable what an order may use
 * @param usdtLocked what open orders hold
 * @param totalPortfolioValue the USDT and the value of every holding that has a price
 * @param portfolio the assets other than USDT with a balance, sorted by name
 * @param timestamp when it was read
 */
public record Account(
        long investorId,
        BigDecimal usdtBalance,
        BigDecimal usdtAvailable,
        BigDecimal usdtLocked,
        BigDecimal totalPortfolioValue,
        List<Holding> portfolio,
        Instant timestamp) {

    /**
     * One asset of the portfolio.
     *
     * @param symbol the asset
     * @param balance available and locked together
     * @param available what an order may use
     * @param locked what open orders hold
     * @param currentPrice in USDT: the last trade, else the middle of the book, else none
     * @param valueUsdt balance times price; none without a price
     */
    public record Holding(
            String symbol,
            BigDecimal balance,
            BigDecimal available,
            BigDecimal locked,
            Optional<BigDecimal> currentPrice,
            Optional<BigDecimal> valueUsdt) {}

    /** The holding of an asset other than USDT; none without a balance. */
    public Optional<Holding> holding(String asset) {
        return portfolio.stream().filter(holding -> holding.symbol().equals(asset)).findFirst();
    }
}
