package com.cetoex.simulation.lab;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A market of the laboratory: low prices close together, so that most orders meet another. One has
 * fees that never round, one a rebate and fees that do, and one is for the scenarios' own orders.
 */
enum LabMarket {
    /** Its fees are whole units. */
    BTC(2, 300, "2", "5"),
    /** Its fees round, and its makers get a rebate. */
    ETH(4, 30_000, "-0.5", "2.5"),
    /** The load leaves it alone: what a scenario places here rests until that cancels it. */
    LTC(2, 300, "2", "5");

    static final String QUOTE = "USDT";
    private static final int QUOTE_DECIMALS = 8;
    private static final int BASIS_POINT_SCALE = 4;

    private final int lotScale;
    private final int maxLots;
    private final String makerFee;
    private final String takerFee;

    LabMarket(int lotScale, int maxLots, String makerFee, String takerFee) {
        this.lotScale = lotScale;
        this.maxLots = maxLots;
        this.makerFee = makerFee;
        this.takerFee = takerFee;
    }

    BigDecimal amount(int lots) {
        return BigDecimal.valueOf(lots, lotScale);
    }

    /** The largest amount that a client asks for, in lots. */
    int maxLots() {
        return maxLots;
    }

    /** What a fee of the higher rate on this much comes to, rounded to units as told. */
    BigDecimal highestFee(BigDecimal notional, RoundingMode rounding) {
        return notional.multiply(new BigDecimal(takerFee).movePointLeft(BASIS_POINT_SCALE))
                .setScale(QUOTE_DECIMALS, rounding);
    }

    String json() {
        return """
        {"symbol":"%s","base":"%s","quote":"USDT","tick_size":"0.01","lot_size":"%s",
         "min_notional":"0.0001","maker_fee_bps":"%s","taker_fee_bps":"%s"}"""
                .formatted(
                        name(),
                        name(),
                        BigDecimal.valueOf(1, lotScale).toPlainString(),
                        makerFee,
                        takerFee);
    }
}
