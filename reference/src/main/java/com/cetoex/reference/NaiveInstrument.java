package com.cetoex.reference;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command.ListInstrument;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A market of the naive exchange: its terms, and its resting orders as one list a side. */
final class NaiveInstrument {
    final int id;
    final ListInstrument terms;
    final int baseAssetId;
    final int quoteAssetId;
    final BigInteger quoteUnitsPerTickLot;
    final BigInteger baseUnitsPerLot;
    final long maxPriceTicks;
    final long maxQuantityLots;
    final List<NaiveOrder> bids = new ArrayList<>();
    final List<NaiveOrder> asks = new ArrayList<>();
    int makerFeeRate;
    int takerFeeRate;
    InstrumentStatus status = InstrumentStatus.TRADING;
    long lastPriceTicks;

    NaiveInstrument(
            int id,
            ListInstrument terms,
            int baseAssetId,
            int quoteAssetId,
            BigInteger quoteUnitsPerTickLot,
            BigInteger baseUnitsPerLot,
            long maxPriceTicks,
            long maxQuantityLots) {
        this.id = id;
        this.terms = terms;
        this.baseAssetId = baseAssetId;
        this.quoteAssetId = quoteAssetId;
        this.quoteUnitsPerTickLot = quoteUnitsPerTickLot;
        this.baseUnitsPerLot = baseUnitsPerLot;
        this.maxPriceTicks = maxPriceTicks;
        this.maxQuantityLots = maxQuantityLots;
        makerFeeRate = terms.makerFeeRate();
        takerFeeRate = terms.takerFeeRate();
    }

    List<NaiveOrder> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    List<NaiveOrder> oppositeOf(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** What an order of a side holds. */
    int heldAsset(Side side) {
        return side == Side.BUY ? quoteAssetId : baseAssetId;
    }

    BigInteger notional(long priceTicks, long lots) {
        return quoteUnitsPerTickLot
                .multiply(BigInteger.valueOf(priceTicks))
                .multiply(BigInteger.valueOf(lots));
    }

    /** Stands an order in the book: best price first, then the lower id. */
    void rest(NaiveOrder order) {
        List<NaiveOrder> queue = side(order.side());
        queue.add(order);
        Comparator<NaiveOrder> byPrice = Comparator.comparingLong(o -> o.item.priceTicks());
        queue.sort(
                (order.isBuy() ? byPrice.reversed() : byPrice)
                        .thenComparing(Comparator.comparingLong(o -> o.id)));
    }
}
