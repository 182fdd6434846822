package com.cetoex.reference;

import static java.util.Objects.requireNonNull;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command.OrderItem;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order is refused for, in the order in which it is looked for. */
final class NaiveChecks {
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final NaiveState state;

    NaiveChecks(NaiveState state) {
        this.state = state;
    }

    /** Who or what is unknown; NONE when both are known. */
    RefusalReason unknownParty(long investorId, int instrumentId) {
        if (!state.investors.containsKey(investorId)) {
            return RefusalReason.UNKNOWN_INVESTOR;
        }
        return instrumentId < 0 || instrumentId >= state.instruments.size()
                ? RefusalReason.UNKNOWN_INSTRUMENT
                : RefusalReason.NONE;
    }

    /** Tells the first reason that there is to refuse an order, if there is one. */
    boolean isRefused(long investorId, OrderItem item, NaiveInstrument instrument) {
        if (instrument.status == InstrumentStatus.HALTED) {
            return refuse(investorId, item, RefusalReason.INSTRUMENT_HALTED, 0, 0);
        }
        if (item.edgeFault() != RefusalReason.NONE) {
            return refuse(investorId, item, item.edgeFault(), 0, 0);
        }
        if (isValueRefused(investorId, item, instrument)) {
            return true;
        }
        BigInteger notional = judgedNotional(item, instrument);
        BigInteger minimum = BigInteger.valueOf(instrument.terms.minNotionalUnits());
        if (notional != null && notional.compareTo(minimum) < 0) {
            return refuse(investorId, item, RefusalReason.BELOW_MIN_NOTIONAL, minimum, notional);
        }
        int cap = requireNonNull(state.investors.get(investorId)).maxOpenOrders();
        long open =
                state.openOrders.values().stream().filter(o -> o.investorId == investorId).count();
        if (item.orderType() == OrderType.LIMIT && open >= cap) {
            return refuse(investorId, item, RefusalReason.TOO_MANY_OPEN_ORDERS, cap, open);
        }
        BigInteger needed = needed(investorId, item, instrument);
        BigInteger available =
                state.accounts.of(investorId, instrument.heldAsset(item.side())).available();
        return needed.compareTo(available) > 0
                && refuse(investorId, item, RefusalReason.INSUFFICIENT_BALANCE, needed, available);
    }

    private boolean isValueRefused(long investorId, OrderItem item, NaiveInstrument instrument) {
        long price = item.priceTicks();
        if (item.orderType() == OrderType.LIMIT && price <= 0) {
            return refuse(investorId, item, RefusalReason.PRICE_NOT_POSITIVE, 1, price);
        }
        if (price > instrument.maxPriceTicks) {
            long largest = instrument.maxPriceTicks;
            return refuse(investorId, item, RefusalReason.PRICE_TOO_LARGE, largest, price);
        }
        long lots = item.quantityLots();
        if (lots <= 0) {
            return refuse(investorId, item, RefusalReason.QUANTITY_NOT_POSITIVE, 1, lots);
        }
        long most = instrument.maxQuantityLots;
        return lots > most
                && refuse(investorId, item, RefusalReason.QUANTITY_TOO_LARGE, most, lots);
    }

    /** Price times amount; of a market order at the best opposite, else the last price. */
    private static @Nullable BigInteger judgedNotional(OrderItem item, NaiveInstrument instrument) {
        if (item.orderType() == OrderType.LIMIT) {
            return instrument.notional(item.priceTicks(), item.quantityLots());
        }
        List<NaiveOrder> opposite = instrument.oppositeOf(item.side());
        long price =
                opposite.isEmpty()
                        ? instrument.lastPriceTicks
                        : opposite.getFirst().item.priceTicks();
        return price == 0 ? null : instrument.notional(price, item.quantityLots());
    }

    private BigInteger needed(long investorId, OrderItem item, NaiveInstrument instrument) {
        if (item.side() == Side.BUY && item.orderType() == OrderType.MARKET) {
            return sweepCost(investorId, item, instrument);
        }
        return new NaiveOrder(0, investorId, item, instrument, state.now).neededLock();
    }

    private static BigInteger sweepCost(
            long investorId, OrderItem item, NaiveInstrument instrument) {
        BigInteger cost = BigInteger.ZERO;
        long wanted = item.quantityLots();
        for (NaiveOrder ask : instrument.asks) {
            if (ask.investorId != investorId) {
                long lots = Math.min(wanted, ask.remainingLots);
                cost = cost.add(instrument.notional(ask.item.priceTicks(), lots));
                wanted -= lots;
            }
        }
        BigInteger exactFee = cost.multiply(BigInteger.valueOf(instrument.takerFeeRate));
        return cost.add(NaiveOrder.ceilUnits(exactFee));
    }

    private boolean refuse(
            long investorId, OrderItem item, RefusalReason reason, long limit, long actual) {
        return refuse(
                investorId, item, reason, BigInteger.valueOf(limit), BigInteger.valueOf(actual));
    }

    /** Tells that an order is refused; always true. */
    boolean refuse(
            long investorId,
            OrderItem item,
            RefusalReason reason,
            BigInteger limit,
            BigInteger actual) {
        state.facts.add(
                new Fact.OrderRefused(
                        investorId,
                        item.instrumentId(),
                        item.itemIndex(),
                        reason,
                        limit.min(LONG_MAX).longValueExact(),
                        actual.min(LONG_MAX).longValueExact()));
        return true;
    }
}
