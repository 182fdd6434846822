package com.cetoex.projections;

import java.math.BigInteger;

/**
 * What an instrument's trades of one interval came to; the interval's length is the caller's
 * knowledge.
 *
 * @param instrumentId where they happened
 * @param openMillis when the interval begins, a multiple of its length
 * @param openTicks price of the first trade
 * @param highTicks highest price
 * @param lowTicks lowest price
 * @param closeTicks price of the last trade
 * @param baseVolumeLots sum of the quantities
 * @param quoteVolumeUnits sum of the notionals
 * @param tradeCount number of trades
 */
public record Candle(
        int instrumentId,
        long openMillis,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        BigInteger baseVolumeLots,
        BigInteger quoteVolumeUnits,
        long tradeCount) {}
