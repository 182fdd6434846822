package com.cetoex.engine;

/**
 * Moves the money of a trade: base from the seller to the buyer, quote from the buyer to the
 * seller, fees of both to the operator, and releases what each order need not hold any more.
 *
 * <p>A buy limited at a price holds price times remaining amount, plus the fee that these could
 * still cost at the higher of its two rates; so each fill is covered, and a price improvement is
 * free at once (contract, money). One thread.
 */
final class Settlement {
    private final Orders orders;
    private final Ledger ledger;
    private final ExactFee fee = new ExactFee();

    Settlement(EngineState state) {
        orders = state.orders;
        ledger = state.ledger;
    }

    /** What a limit buy of nothing filled yet must hold, in quote units. */
    long buyHoldUnits(long notionalUnits, int makerFeeRate, int takerFeeRate) {
        fee.set(0, 0);
        fee.add(notionalUnits, highestRate(makerFeeRate, takerFeeRate));
        return notionalUnits + fee.chargedUnits();
    }

    /**
     * Settles a fill for the order that rested. A rebate agreed before the fees changed is paid out
     * of what this taker pays and never beyond it, so that the operator's account never owes.
     */
    void settleMaker(Instrument instrument, Fill fill, int order, int taker, FillSide side) {
        int rate = Math.max(orders.makerFeeRate(order), -orders.takerFeeRate(taker));
        settle(instrument, fill, order, rate, side);
        updateHold(instrument, order, fill, side, false);
    }

    /** Settles a fill for the incoming order. */
    void settleTaker(Instrument instrument, Fill fill, int order, FillSide side, boolean isMarket) {
        settle(instrument, fill, order, orders.takerFeeRate(order), side);
        updateHold(instrument, order, fill, side, isMarket);
    }

    private void settle(Instrument instrument, Fill fill, int order, int rate, FillSide side) {
        long feeUnits = charge(order, fill.notionalUnits, rate);
        long cumulativeUnits = orders.cumulativeUnits(order) + fill.notionalUnits;
        orders.cumulativeUnits(order, cumulativeUnits);
        long baseUnits = instrument.baseUnits(fill.quantityLots);
        if (orders.isBuy(order)) {
            ledger.post(orders.quoteBalance(order), -fill.notionalUnits - feeUnits);
            ledger.post(orders.baseBalance(order), baseUnits);
        } else {
            ledger.post(orders.baseBalance(order), -baseUnits);
            ledger.post(orders.quoteBalance(order), fill.notionalUnits - feeUnits);
        }
        if (feeUnits != 0) {
            ledger.post(ledger.balance(Investors.OPERATOR, instrument.quoteAssetId), feeUnits);
        }
        side.orderId = orders.orderId(order);
        side.investor = orders.investor(order);
        side.feeUnits = feeUnits;
        side.remainingLots = orders.remainingLots(order);
        side.cumulativeUnits = cumulativeUnits;
    }

    /** Adds a fill to the order's exact fee; what is charged for it is the rounded sum's growth. */
    private long charge(int order, long notionalUnits, int rate) {
        if (rate == 0) {
            return 0;
        }
        orders.readFee(order, fee);
        long charged = fee.chargedUnits();
        fee.add(notionalUnits, rate);
        orders.writeFee(order, fee);
        return fee.chargedUnits() - charged;
    }

    private void updateHold(
            Instrument instrument, int order, Fill fill, FillSide side, boolean isMarket) {
        long held = orders.lockedUnits(order);
        if (!orders.isBuy(order)) {
            hold(order, orders.baseBalance(order), held - instrument.baseUnits(fill.quantityLots));
        } else if (isMarket) {
            hold(order, orders.quoteBalance(order), held - fill.notionalUnits - side.feeUnits);
        } else {
            hold(order, orders.quoteBalance(order), neededUnits(instrument, order));
        }
    }

    private void hold(int order, int balance, long units) {
        ledger.lock(balance, units - orders.lockedUnits(order));
        orders.lockedUnits(order, units);
    }

    private long neededUnits(Instrument instrument, int order) {
        long notionalUnits =
                instrument.notionalUnits(orders.priceTicks(order), orders.remainingLots(order));
        orders.readFee(order, fee);
        long charged = fee.chargedUnits();
        fee.add(notionalUnits, highestRate(orders.makerFeeRate(order), orders.takerFeeRate(order)));
        return notionalUnits + fee.chargedUnits() - charged;
    }

    private static int highestRate(int makerFeeRate, int takerFeeRate) {
        return Math.max(0, Math.max(makerFeeRate, takerFeeRate));
    }
}
