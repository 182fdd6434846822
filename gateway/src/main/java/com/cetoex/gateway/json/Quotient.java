package com.cetoex.gateway.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The two values of the API that are divisions, and therefore rounded: half even, from exact
 * operands, feeding nothing. Stateless, from any thread.
 */
public final class Quotient {
    /** Decimals of an average price. */
    public static final int AVERAGE_PRICE_SCALE = 8;

    /** Decimals of a change in percent. */
    public static final int CHANGE_SCALE = 4;

    private Quotient() {}

    /**
     * What was paid for each unit of what was bought.
     *
     * @param paid in the quote asset
     * @param bought in the base asset, above zero
     */
    public static BigDecimal averagePrice(BigDecimal paid, BigDecimal bought) {
        return paid.divide(bought, AVERAGE_PRICE_SCALE, RoundingMode.HALF_EVEN);
    }

    /** By how many percent a price stands above the reference price, both in ticks. */
    public static BigDecimal changePercent(long priceTicks, long referenceTicks) {
        BigInteger difference =
                BigInteger.valueOf(priceTicks).subtract(BigInteger.valueOf(referenceTicks));
        return new BigDecimal(difference)
                .scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(referenceTicks), CHANGE_SCALE, RoundingMode.HALF_EVEN);
    }
}
