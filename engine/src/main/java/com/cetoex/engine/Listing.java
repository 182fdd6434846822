package com.cetoex.engine;

import static com.cetoex.protocol.ProtocolLimits.FEE_RATE_SCALE;
import static com.cetoex.protocol.ProtocolLimits.MAX_SCALE;

import com.cetoex.protocol.Text;
import com.cetoex.protocol.sbe.RefusalReason;
import java.math.BigInteger;

/**
 * What a market is to be, and the proof that its arithmetic is exact and cannot overflow.
 *
 * <p>Runs once per listing, in unbounded integers; afterwards matching multiplies plain longs.
 */
final class Listing {
    /** Largest notional of an order in quote units, and largest amount in base units: 2^61. */
    static final long MAX_ORDER_UNITS = 1L << 61;

    /** Largest price when the operator names none, in ticks; 1,000,000.00 at a tick of a cent. */
    static final long DEFAULT_MAX_PRICE_TICKS = 100_000_000;

    /** Largest price that an operator can name: the price index then has seven steps. */
    static final long LARGEST_MAX_PRICE_TICKS = 1L << 40;

    String symbol = "";
    int baseAssetId;
    int quoteAssetId;
    long tickMantissa;
    int tickScale;
    long lotMantissa;
    int lotScale;
    long minNotionalUnits;
    long maxPriceTicks;
    long maxQuantityLots;
    int makerFeeRate;
    int takerFeeRate;
    long quoteUnitsPerTickLot;
    long baseUnitsPerLot;

    /** Checks everything, and computes scales and default limits; NONE when the market can be. */
    RefusalReason prove(int baseDecimals, int quoteDecimals) {
        if (!Text.isName(symbol)) {
            return RefusalReason.NAME_INVALID;
        }
        if (!areRatesAllowed(makerFeeRate, takerFeeRate)) {
            return RefusalReason.FEE_OUT_OF_RANGE;
        }
        if (!computeScales(baseDecimals, quoteDecimals)) {
            return RefusalReason.SCALE_NOT_EXACT;
        }
        return computeLimits() ? RefusalReason.NONE : RefusalReason.LIMITS_OVERFLOW;
    }

    /**
     * A taker pays 0 to 100 %; a maker pays up to that, or gets back at most what the taker pays.
     */
    static boolean areRatesAllowed(int makerFeeRate, int takerFeeRate) {
        return takerFeeRate >= 0
                && takerFeeRate <= FEE_RATE_SCALE
                && makerFeeRate <= FEE_RATE_SCALE
                && makerFeeRate >= -takerFeeRate;
    }

    private boolean computeScales(int baseDecimals, int quoteDecimals) {
        if (tickMantissa <= 0
                || lotMantissa <= 0
                || tickScale > MAX_SCALE
                || lotScale > MAX_SCALE) {
            return false;
        }
        BigInteger tickLot =
                BigInteger.valueOf(tickMantissa).multiply(BigInteger.valueOf(lotMantissa));
        quoteUnitsPerTickLot = wholeUnits(tickLot, quoteDecimals - tickScale - lotScale);
        baseUnitsPerLot = wholeUnits(BigInteger.valueOf(lotMantissa), baseDecimals - lotScale);
        return quoteUnitsPerTickLot > 0 && baseUnitsPerLot > 0;
    }

    /** The value times 10^power when that is a whole number within the limits, else 0. */
    private static long wholeUnits(BigInteger value, int power) {
        BigInteger factor = BigInteger.TEN.pow(Math.abs(power));
        if (power >= 0) {
            return fitting(value.multiply(factor));
        }
        BigInteger[] quotient = value.divideAndRemainder(factor);
        return quotient[1].signum() == 0 ? fitting(quotient[0]) : 0;
    }

    private static long fitting(BigInteger units) {
        return units.compareTo(BigInteger.valueOf(MAX_ORDER_UNITS)) <= 0 ? units.longValue() : 0;
    }

    private boolean computeLimits() {
        long affordable = MAX_ORDER_UNITS / quoteUnitsPerTickLot;
        if (maxPriceTicks == 0) {
            maxPriceTicks = Math.min(DEFAULT_MAX_PRICE_TICKS, affordable);
        }
        if (maxPriceTicks < 0 || maxPriceTicks > Math.min(affordable, LARGEST_MAX_PRICE_TICKS)) {
            return false;
        }
        long largest = Math.min(affordable / maxPriceTicks, MAX_ORDER_UNITS / baseUnitsPerLot);
        if (maxQuantityLots == 0) {
            maxQuantityLots = largest;
        }
        return maxQuantityLots > 0
                && maxQuantityLots <= largest
                && minNotionalUnits >= 0
                && minNotionalUnits <= MAX_ORDER_UNITS;
    }
}
