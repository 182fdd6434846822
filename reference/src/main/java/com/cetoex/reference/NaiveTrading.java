package com.cetoex.reference;

import static com.cetoex.protocol.ProtocolLimits.CLIENT_ORDER_ID_MEMORY_MILLIS;
import static com.cetoex.protocol.ProtocolLimits.OPERATOR_INVESTOR_ID;

import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command.CancelItem;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Fact.Half;
import com.cetoex.reference.NaiveAccounts.Account;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of orders: what is accepted, who trades with whom, what is paid and held. */
final class NaiveTrading {
    private record ClientKey(long investorId, String clientOrderId) {}

    private final NaiveState state;
    private final NaiveChecks checks;
    private final Map<ClientKey, NaiveOrder> remembered = new HashMap<>();
    private long lastOrderId;
    private long lastTradeId;

    NaiveTrading(NaiveState state) {
        this.state = state;
        checks = new NaiveChecks(state);
    }

    void place(long investorId, OrderItem asked) {
        OrderItem item = asked.orderType() == OrderType.MARKET ? withoutPrice(asked) : asked;
        RefusalReason unknown = checks.unknownParty(investorId, item.instrumentId());
        if (unknown != RefusalReason.NONE) {
            checks.refuse(investorId, item, unknown, BigInteger.ZERO, BigInteger.ZERO);
            return;
        }
        NaiveInstrument instrument = state.instruments.get(item.instrumentId());
        NaiveOrder earlier = remembered(investorId, item.clientOrderId());
        if (earlier != null) {
            answerAgain(earlier, investorId, item);
            return;
        }
        if (checks.isRefused(investorId, item, instrument)) {
            return;
        }
        NaiveOrder order = new NaiveOrder(++lastOrderId, investorId, item, instrument, state.now);
        accept(order);
        match(order);
        finish(order);
    }

    private static OrderItem withoutPrice(OrderItem item) {
        return new OrderItem(
                item.itemIndex(),
                item.instrumentId(),
                item.side(),
                item.orderType(),
                0,
                item.quantityLots(),
                item.edgeFault(),
                item.clientOrderId());
    }

    private @Nullable NaiveOrder remembered(long investorId, String clientOrderId) {
        if (clientOrderId.isEmpty()) {
            return null;
        }
        NaiveOrder order = remembered.get(new ClientKey(investorId, clientOrderId));
        boolean isForgotten =
                order == null
                        || (!order.isOpen
                                && state.now - order.acceptedMillis
                                        >= CLIENT_ORDER_ID_MEMORY_MILLIS);
        return isForgotten ? null : order;
    }

    private void answerAgain(NaiveOrder earlier, long investorId, OrderItem item) {
        OrderItem first = earlier.item;
        boolean isSame =
                item.edgeFault() == RefusalReason.NONE
                        && first.instrumentId() == item.instrumentId()
                        && first.side() == item.side()
                        && first.orderType() == item.orderType()
                        && first.priceTicks() == item.priceTicks()
                        && first.quantityLots() == item.quantityLots();
        if (!isSame) {
            checks.refuse(
                    investorId,
                    item,
                    RefusalReason.DUPLICATE_CLIENT_ORDER_ID,
                    BigInteger.ZERO,
                    BigInteger.valueOf(earlier.id));
            return;
        }
        state.facts.add(
                new Fact.OrderReplayed(
                        earlier.id,
                        investorId,
                        first.instrumentId(),
                        item.itemIndex(),
                        first.side(),
                        first.orderType(),
                        first.priceTicks(),
                        first.quantityLots(),
                        first.clientOrderId(),
                        earlier.acceptedMillis));
        for (Fact.FillReplayed fill : earlier.firstFills) {
            state.facts.add(
                    new Fact.FillReplayed(
                            fill.tradeId(),
                            item.itemIndex(),
                            fill.priceTicks(),
                            fill.quantityLots(),
                            fill.feeUnits()));
        }
    }

    private void accept(NaiveOrder order) {
        OrderItem item = order.item;
        state.facts.add(
                new Fact.OrderAccepted(
                        order.id,
                        order.investorId,
                        item.instrumentId(),
                        item.itemIndex(),
                        item.side(),
                        item.orderType(),
                        item.priceTicks(),
                        item.quantityLots(),
                        item.clientOrderId()));
        if (!item.clientOrderId().isEmpty()) {
            remembered.put(new ClientKey(order.investorId, item.clientOrderId()), order);
        }
        if (item.orderType() == OrderType.LIMIT) {
            relock(order);
        }
    }

    private void match(NaiveOrder taker) {
        List<NaiveOrder> opposite = taker.instrument.oppositeOf(taker.side());
        while (taker.remainingLots > 0
                && !opposite.isEmpty()
                && crosses(taker, opposite.getFirst())) {
            long price = opposite.getFirst().item.priceTicks();
            while (taker.remainingLots > 0
                    && !opposite.isEmpty()
                    && opposite.getFirst().item.priceTicks() == price) {
                meet(opposite.getFirst(), taker);
            }
            state.tellLevel(taker.instrument, taker.isBuy() ? Side.SELL : Side.BUY, price);
        }
    }

    private void meet(NaiveOrder maker, NaiveOrder taker) {
        if (maker.investorId == taker.investorId) {
            close(maker, CancelReason.SELF_TRADE, taker.item.itemIndex());
        } else {
            trade(maker, taker);
        }
    }

    private static boolean crosses(NaiveOrder taker, NaiveOrder maker) {
        if (taker.item.orderType() == OrderType.MARKET) {
            return true;
        }
        long distance = taker.item.priceTicks() - maker.item.priceTicks();
        return taker.isBuy() ? distance >= 0 : distance <= 0;
    }

    private void trade(NaiveOrder maker, NaiveOrder taker) {
        NaiveInstrument instrument = taker.instrument;
        long price = maker.item.priceTicks();
        long lots = Math.min(maker.remainingLots, taker.remainingLots);
        BigInteger notional = instrument.notional(price, lots);
        BigInteger makerRate = maker.makerRate.max(taker.takerRate.negate());
        BigInteger makerFee = maker.fill(lots, notional, makerRate);
        BigInteger takerFee = taker.fill(lots, notional, taker.takerRate);
        settle(maker, lots, notional, makerFee);
        settle(taker, lots, notional, takerFee);
        instrument.lastPriceTicks = price;
        lastTradeId++;
        taker.firstFills.add(
                new Fact.FillReplayed(lastTradeId, 0, price, lots, takerFee.longValueExact()));
        state.facts.add(
                new Fact.TradeExecuted(
                        lastTradeId,
                        instrument.id,
                        taker.item.itemIndex(),
                        taker.side(),
                        price,
                        lots,
                        notional.longValueExact(),
                        half(maker, makerFee),
                        half(taker, takerFee)));
        if (maker.remainingLots == 0) {
            leave(maker);
        }
    }

    private static Half half(NaiveOrder order, BigInteger fee) {
        return new Half(
                order.id,
                order.investorId,
                fee.longValueExact(),
                order.remainingLots,
                order.notional.longValueExact());
    }

    private void settle(NaiveOrder order, long lots, BigInteger notional, BigInteger fee) {
        NaiveInstrument instrument = order.instrument;
        BigInteger baseUnits = instrument.baseUnitsPerLot.multiply(BigInteger.valueOf(lots));
        Account base = state.accounts.of(order.investorId, instrument.baseAssetId);
        Account quote = state.accounts.of(order.investorId, instrument.quoteAssetId);
        Account operator = state.accounts.of(OPERATOR_INVESTOR_ID, instrument.quoteAssetId);
        base.total = order.isBuy() ? base.total.add(baseUnits) : base.total.subtract(baseUnits);
        quote.total = order.isBuy() ? quote.total.subtract(notional) : quote.total.add(notional);
        quote.total = quote.total.subtract(fee);
        operator.total = operator.total.add(fee);
        if (order.item.orderType() == OrderType.LIMIT) {
            relock(order);
        }
    }

    private void finish(NaiveOrder order) {
        if (order.remainingLots == 0) {
            order.isOpen = false;
        } else if (order.item.orderType() == OrderType.MARKET) {
            order.isOpen = false;
            state.facts.add(cancelled(order, CancelReason.UNFILLED_MARKET, order.item.itemIndex()));
        } else {
            order.instrument.rest(order);
            state.openOrders.put(order.id, order);
            state.facts.add(
                    new Fact.OrderRested(
                            order.id,
                            order.instrument.id,
                            order.item.itemIndex(),
                            order.remainingLots));
            state.tellLevel(order.instrument, order.side(), order.item.priceTicks());
        }
    }

    void cancel(Command.CancelOrder command) {
        long orderId = command.orderId();
        if (orderId == 0) {
            NaiveOrder named = remembered(command.investorId(), command.clientOrderId());
            orderId = named == null ? 0 : named.id;
        }
        cancel(command.investorId(), new CancelItem(0, orderId));
    }

    void cancel(long investorId, CancelItem item) {
        NaiveOrder order = state.openOrders.get(item.orderId());
        if (order == null || order.investorId != investorId) {
            state.facts.add(
                    new Fact.CancelRefused(
                            investorId,
                            item.orderId(),
                            item.itemIndex(),
                            RefusalReason.ORDER_NOT_FOUND));
            return;
        }
        close(order, CancelReason.REQUESTED, item.itemIndex());
        state.tellLevel(order.instrument, order.side(), order.item.priceTicks());
    }

    private void close(NaiveOrder order, CancelReason reason, int itemIndex) {
        state.facts.add(cancelled(order, reason, itemIndex));
        order.remainingLots = 0;
        Account held =
                state.accounts.of(order.investorId, order.instrument.heldAsset(order.side()));
        held.locked = held.locked.subtract(order.locked);
        order.locked = BigInteger.ZERO;
        leave(order);
    }

    private static Fact cancelled(NaiveOrder order, CancelReason reason, int itemIndex) {
        return new Fact.OrderCancelled(
                order.id,
                order.investorId,
                order.instrument.id,
                itemIndex,
                order.side(),
                order.item.priceTicks(),
                order.remainingLots,
                reason);
    }

    private void leave(NaiveOrder order) {
        order.isOpen = false;
        order.instrument.side(order.side()).remove(order);
        state.openOrders.remove(order.id);
    }

    private void relock(NaiveOrder order) {
        Account held =
                state.accounts.of(order.investorId, order.instrument.heldAsset(order.side()));
        BigInteger needed = order.neededLock();
        held.locked = held.locked.add(needed).subtract(order.locked);
        order.locked = needed;
    }
}
