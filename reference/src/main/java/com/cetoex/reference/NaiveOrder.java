package com.cetoex.reference;

import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command.OrderItem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** An accepted order of the naive exchange, open or closed; all money exact and unbounded. */
final class NaiveOrder {
    static final BigInteger RATE_SCALE = BigInteger.valueOf(100_000_000);

    final long id;
    final long investorId;
    final OrderItem item;
    final NaiveInstrument instrument;
    final BigInteger makerRate;
    final BigInteger takerRate;
    final long acceptedMillis;

    /** What it got as taker when it was accepted. */
    final List<Fact.FillReplayed> firstFills = new ArrayList<>();

    long remainingLots;
    BigInteger notional = BigInteger.ZERO;

    /** Sum over its fills of notional times rate, in 1e-8 units. */
    BigInteger exactFee = BigInteger.ZERO;

    BigInteger feeCharged = BigInteger.ZERO;
    BigInteger locked = BigInteger.ZERO;
    boolean isOpen = true;

    NaiveOrder(
            long id,
            long investorId,
            OrderItem item,
            NaiveInstrument instrument,
            long acceptedMillis) {
        this.id = id;
        this.investorId = investorId;
        this.item = item;
        this.instrument = instrument;
        this.acceptedMillis = acceptedMillis;
        makerRate = BigInteger.valueOf(instrument.makerFeeRate);
        takerRate = BigInteger.valueOf(instrument.takerFeeRate);
        remainingLots = item.quantityLots();
    }

    Side side() {
        return item.side();
    }

    boolean isBuy() {
        return side() == Side.BUY;
    }

    RestingOrder resting() {
        return new RestingOrder(
                id, side(), item.priceTicks(), remainingLots, locked.longValueExact());
    }

    /** Books one fill and tells the fee that it costs. */
    BigInteger fill(long lots, BigInteger fillNotional, BigInteger rate) {
        remainingLots -= lots;
        notional = notional.add(fillNotional);
        exactFee = exactFee.add(fillNotional.multiply(rate));
        BigInteger feeSoFar = ceilUnits(exactFee);
        BigInteger fee = feeSoFar.subtract(feeCharged);
        feeCharged = feeSoFar;
        return fee;
    }

    /** What it must hold now: base units of a sell; of a buy the cost of its rest at its worst. */
    BigInteger neededLock() {
        if (!isBuy()) {
            return instrument.baseUnitsPerLot.multiply(BigInteger.valueOf(remainingLots));
        }
        BigInteger rest = instrument.notional(item.priceTicks(), remainingLots);
        BigInteger worstRate = makerRate.max(takerRate).max(BigInteger.ZERO);
        BigInteger worstFee = ceilUnits(exactFee.add(rest.multiply(worstRate)));
        return rest.add(worstFee).subtract(feeCharged);
    }

    /** Rounds 1e-8 units up to whole units; what is negative towards zero. */
    static BigInteger ceilUnits(BigInteger exact) {
        BigInteger[] parts = exact.divideAndRemainder(RATE_SCALE);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
