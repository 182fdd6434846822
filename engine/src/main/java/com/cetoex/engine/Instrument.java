package com.cetoex.engine;

import com.cetoex.protocol.sbe.InstrumentStatus;

/**
 * A market: its scales, limits, rates and book.
 *
 * <p>One lot at one tick is a whole number of quote units, and the largest price times the largest
 * amount stays below 2^61 quote units ({@link Listing}); so a notional is exact and plain
 * multiplication cannot overflow. One thread.
 */
final class Instrument {
    final int id;
    final String symbol;
    final int baseAssetId;
    final int quoteAssetId;
    final Scale tick;
    final Scale lot;
    final long quoteUnitsPerTickLot;
    final long baseUnitsPerLot;
    final long minNotionalUnits;
    final long maxPriceTicks;
    final long maxQuantityLots;
    final OrderBook book;
    int makerFeeRate;
    int takerFeeRate;
    InstrumentStatus status = InstrumentStatus.TRADING;
    long lastPriceTicks;

    /** A decimal step: mantissa times 10^-scale. */
    record Scale(long mantissa, int scale) {}

    Instrument(int id, Listing listing, OrderBook book) {
        this.id = id;
        this.book = book;
        symbol = listing.symbol;
        baseAssetId = listing.baseAssetId;
        quoteAssetId = listing.quoteAssetId;
        tick = new Scale(listing.tickMantissa, listing.tickScale);
        lot = new Scale(listing.lotMantissa, listing.lotScale);
        quoteUnitsPerTickLot = listing.quoteUnitsPerTickLot;
        baseUnitsPerLot = listing.baseUnitsPerLot;
        minNotionalUnits = listing.minNotionalUnits;
        maxPriceTicks = listing.maxPriceTicks;
        maxQuantityLots = listing.maxQuantityLots;
        makerFeeRate = listing.makerFeeRate;
        takerFeeRate = listing.takerFeeRate;
    }

    /** Price times amount in quote units, exact. */
    long notionalUnits(long priceTicks, long quantityLots) {
        return priceTicks * quantityLots * quoteUnitsPerTickLot;
    }

    long baseUnits(long quantityLots) {
        return quantityLots * baseUnitsPerLot;
    }
}
