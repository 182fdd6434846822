package com.cetoex.server.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * A market of the demo.
 *
 * @param symbol the market and its base asset
 * @param tickSize the price step, in USDT
 * @param lotSize the amount step, in the base asset
 * @param startTicks where the fair price begins
 * @param volatilityTicks how far the fair price moves in a step, about
 * @param typicalLots the amount of an everyday order
 */
record DemoMarket(
        String symbol,
        BigDecimal tickSize,
        BigDecimal lotSize,
        long startTicks,
        int volatilityTicks,
        int typicalLots) {

    /** The demo's markets. */
    static final List<DemoMarket> ALL =
            List.of(
                    new DemoMarket(
                            "BTC",
                            new BigDecimal("0.01"),
                            new BigDecimal("0.000001"),
                            6_512_340,
                            600,
                            20_000),
                    new DemoMarket(
                            "ETH",
                            new BigDecimal("0.01"),
                            new BigDecimal("0.00001"),
                            341_250,
                            40,
                            30_000),
                    new DemoMarket(
                            "SOL",
                            new BigDecimal("0.001"),
                            new BigDecimal("0.001"),
                            158_420,
                            25,
                            5_000));

    BigDecimal price(long ticks) {
        return tickSize.multiply(BigDecimal.valueOf(ticks));
    }

    BigDecimal amount(long lots) {
        return lotSize.multiply(BigDecimal.valueOf(lots));
    }
}
