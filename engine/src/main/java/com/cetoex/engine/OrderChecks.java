package com.cetoex.engine;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.RefusalReason;

/**
 * The checks that an order passes before anything of it happens, in the contract's order: values,
 * minimum, caps, balance. They read the state and change none of it. One thread.
 */
final class OrderChecks {
    private final EngineState state;
    private final Settlement settlement;
    private final ExactFee fee = new ExactFee();
    private long holdUnits;

    OrderChecks(EngineState state, Settlement settlement) {
        this.state = state;
        this.settlement = settlement;
    }

    /** What the order checked last must hold when it is accepted. */
    long holdUnits() {
        return holdUnits;
    }

    /** Tells whether an order is refused; then the refusal says why. */
    boolean refuse(IncomingOrder order, Investor investor, Instrument instrument, Refusal refusal) {
        return refuseStatus(instrument, refusal)
                || refuseValues(order, instrument, refusal)
                || refuseNotional(order, instrument, refusal)
                || refuseCaps(order, investor, refusal)
                || refuseBalance(order, investor, instrument, refusal);
    }

    private static boolean refuseStatus(Instrument instrument, Refusal refusal) {
        return instrument.status == InstrumentStatus.HALTED
                && refusal.because(RefusalReason.INSTRUMENT_HALTED, 0, 0);
    }

    private static boolean refuseValues(
            IncomingOrder order, Instrument instrument, Refusal refusal) {
        if (order.edgeFault != RefusalReason.NONE) {
            return refusal.because(order.edgeFault, 0, 0);
        }
        return (!order.isMarket && refusePrice(order.terms.priceTicks, instrument, refusal))
                || refuseQuantity(order.terms.quantityLots, instrument, refusal);
    }

    private static boolean refusePrice(long priceTicks, Instrument instrument, Refusal refusal) {
        if (priceTicks <= 0) {
            return refusal.because(RefusalReason.PRICE_NOT_POSITIVE, 1, priceTicks);
        }
        return priceTicks > instrument.maxPriceTicks
                && refusal.because(
                        RefusalReason.PRICE_TOO_LARGE, instrument.maxPriceTicks, priceTicks);
    }

    private static boolean refuseQuantity(
            long quantityLots, Instrument instrument, Refusal refusal) {
        if (quantityLots <= 0) {
            return refusal.because(RefusalReason.QUANTITY_NOT_POSITIVE, 1, quantityLots);
        }
        return quantityLots > instrument.maxQuantityLots
                && refusal.because(
                        RefusalReason.QUANTITY_TOO_LARGE, instrument.maxQuantityLots, quantityLots);
    }

    /** A market order is judged at the best opposite price, else the last one, else not at all. */
    private static boolean refuseNotional(
            IncomingOrder order, Instrument instrument, Refusal refusal) {
        long priceTicks =
                order.isMarket ? referenceTicks(order, instrument) : order.terms.priceTicks;
        if (priceTicks == 0) {
            return false;
        }
        long notionalUnits = instrument.notionalUnits(priceTicks, order.terms.quantityLots);
        return notionalUnits < instrument.minNotionalUnits
                && refusal.because(
                        RefusalReason.BELOW_MIN_NOTIONAL,
                        instrument.minNotionalUnits,
                        notionalUnits);
    }

    private static long referenceTicks(IncomingOrder order, Instrument instrument) {
        long bestTicks = instrument.book.bestTicks(!order.terms.isBuy);
        return bestTicks == 0 ? instrument.lastPriceTicks : bestTicks;
    }

    private boolean refuseCaps(IncomingOrder order, Investor investor, Refusal refusal) {
        if (!order.isMarket && investor.openOrders >= investor.maxOpenOrders) {
            return refusal.because(
                    RefusalReason.TOO_MANY_OPEN_ORDERS,
                    investor.maxOpenOrders,
                    investor.openOrders);
        }
        boolean isFull =
                state.orders.isFull()
                        || (!order.clientOrderKey.isEmpty() && state.clientOrders.isFull());
        return isFull && refusal.because(RefusalReason.CAPACITY_REACHED, 0, 0);
    }

    private boolean refuseBalance(
            IncomingOrder order, Investor investor, Instrument instrument, Refusal refusal) {
        boolean isBuy = order.terms.isBuy;
        int assetId = isBuy ? instrument.quoteAssetId : instrument.baseAssetId;
        long available = state.ledger.availableUnits(state.ledger.find(investor.index, assetId));
        holdUnits = isBuy ? buyCost(order, investor, instrument) : sellCost(order, instrument);
        return holdUnits > available
                && refusal.because(RefusalReason.INSUFFICIENT_BALANCE, holdUnits, available);
    }

    private static long sellCost(IncomingOrder order, Instrument instrument) {
        return instrument.baseUnits(order.terms.quantityLots);
    }

    private long buyCost(IncomingOrder order, Investor investor, Instrument instrument) {
        if (order.isMarket) {
            return sweepCost(order.terms.quantityLots, investor.index, instrument);
        }
        long notionalUnits =
                instrument.notionalUnits(order.terms.priceTicks, order.terms.quantityLots);
        return settlement.buyHoldUnits(
                notionalUnits, instrument.makerFeeRate, instrument.takerFeeRate);
    }

    /**
     * What a market buy would cost with its fees, own orders skipped.
     *
     * @return quote units, or the largest long when that is more than anyone can hold
     */
    private long sweepCost(long quantityLots, int investor, Instrument instrument) {
        Levels levels = instrument.book.levels();
        long left = quantityLots;
        long costUnits = 0;
        fee.set(0, 0);
        for (int level = instrument.book.bestLevel(false);
                level != Levels.NONE && left > 0;
                level = levels.worse(level)) {
            long lots = othersLots(levels, level, investor, left);
            long notionalUnits = instrument.notionalUnits(levels.priceTicks(level), lots);
            costUnits += notionalUnits;
            fee.add(notionalUnits, instrument.takerFeeRate);
            left -= lots;
            if (costUnits > Ledger.MAX_EXTERNAL_UNITS) {
                return Long.MAX_VALUE;
            }
        }
        long feeUnits = fee.chargedUnits();
        return costUnits > Long.MAX_VALUE - feeUnits ? Long.MAX_VALUE : costUnits + feeUnits;
    }

    private long othersLots(Levels levels, int level, int investor, long mostLots) {
        Orders orders = state.orders;
        long lots = 0;
        for (int order = levels.oldest(level);
                order != Orders.NONE && lots < mostLots;
                order = orders.younger(order)) {
            if (orders.investor(order) != investor) {
                lots += Math.min(orders.remainingLots(order), mostLots - lots);
            }
        }
        return lots;
    }
}
