package com.cetoex.projections.live;

import java.math.BigInteger;

/**
 * An instrument's trades of the last 24 hours, in figures; a price of 0 says that there is none.
 *
 * @param instrumentId the instrument
 * @param firstPriceTicks price of the first trade in the window
 * @param lastPriceTicks price of the last trade in the window
 * @param highPriceTicks highest price in the window
 * @param lowPriceTicks lowest price in the window
 * @param baseVolumeLots sum of the quantities in the window
 * @param quoteVolumeUnits sum of the notionals in the window
 * @param tradeCount trades in the window
 * @param referencePriceTicks what the change of 24 hours is told against: the last trade before the
 *     window, else the first in it
 * @param lastEverPriceTicks price of the last trade, however old
 */
public record DayStatistics(
        int instrumentId,
        long firstPriceTicks,
        long lastPriceTicks,
        long highPriceTicks,
        long lowPriceTicks,
        BigInteger baseVolumeLots,
        BigInteger quoteVolumeUnits,
        long tradeCount,
        long referencePriceTicks,
        long lastEverPriceTicks) {}
