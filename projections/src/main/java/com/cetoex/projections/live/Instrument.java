package com.cetoex.projections.live;

import com.cetoex.protocol.sbe.InstrumentStatus;
import java.math.BigDecimal;

/**
 * A market: what is traded for what, in which steps, at which fees.
 *
 * @param instrumentId from 0, in the order of listing
 * @param symbol the market's name
 * @param baseAssetId what is traded
 * @param quoteAssetId what it is paid in
 * @param tickMantissa tick size times 10^tickScale
 * @param tickScale decimals of the tick size
 * @param lotMantissa lot size times 10^lotScale
 * @param lotScale decimals of the lot size
 * @param quoteUnitsPerTickLot quote units of one lot at one tick
 * @param baseUnitsPerLot base units of one lot
 * @param minNotionalUnits least price times amount, in quote units
 * @param maxPriceTicks largest price
 * @param maxQuantityLots largest amount
 * @param makerFeeRate in 1e-8 of the notional; negative is a rebate
 * @param takerFeeRate in 1e-8 of the notional
 * @param status what it accepts
 */
public record Instrument(
        int instrumentId,
        String symbol,
        int baseAssetId,
        int quoteAssetId,
        long tickMantissa,
        int tickScale,
        long lotMantissa,
        int lotScale,
        long quoteUnitsPerTickLot,
        long baseUnitsPerLot,
        long minNotionalUnits,
        long maxPriceTicks,
        long maxQuantityLots,
        int makerFeeRate,
        int takerFeeRate,
        InstrumentStatus status) {

    /** The step of prices, in the quote asset. */
    public BigDecimal tickSize() {
        return BigDecimal.valueOf(tickMantissa, tickScale);
    }

    /** The step of amounts, in the base asset. */
    public BigDecimal lotSize() {
        return BigDecimal.valueOf(lotMantissa, lotScale);
    }

    Instrument withFees(int makerRate, int takerRate) {
        return new Instrument(
                instrumentId,
                symbol,
                baseAssetId,
                quoteAssetId,
                tickMantissa,
                tickScale,
                lotMantissa,
                lotScale,
                quoteUnitsPerTickLot,
                baseUnitsPerLot,
                minNotionalUnits,
                maxPriceTicks,
                maxQuantityLots,
                makerRate,
                takerRate,
                status);
    }

    Instrument withStatus(InstrumentStatus newStatus) {
        return new Instrument(
                instrumentId,
                symbol,
                baseAssetId,
                quoteAssetId,
                tickMantissa,
                tickScale,
                lotMantissa,
                lotScale,
                quoteUnitsPerTickLot,
                baseUnitsPerLot,
                minNotionalUnits,
                maxPriceTicks,
                maxQuantityLots,
                makerFeeRate,
                takerFeeRate,
                newStatus);
    }
}
