package com.cetoex.engine;

import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.RefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * Places one order: check, hold, match and settle, rest or end. Single orders and the items of a
 * bulk come here alike, one after the other.
 *
 * <p>A resend of a client order id is answered before anything else of the order is judged. After
 * the checks nothing can fail. One thread.
 */
final class OrderPlacement implements MatchListener {
    private final EngineState state;
    private final Orders orders;
    private final ClientOrders clientOrders;
    private final EventPublisher events;
    private final OpenOrders openOrders;
    private final Settlement settlement;
    private final OrderChecks checks;
    private final Refusal refusal = new Refusal();
    private final Fill fill = new Fill();
    private final FillSide makerSide = new FillSide();
    private final FillSide takerSide = new FillSide();

    // The order being matched.
    private @Nullable Instrument instrument;
    private @Nullable IncomingOrder incoming;
    private int taker;
    private int lastFill;

    OrderPlacement(EngineState state, OpenOrders openOrders, EventPublisher events) {
        this.state = state;
        this.openOrders = openOrders;
        this.events = events;
        orders = state.orders;
        clientOrders = state.clientOrders;
        settlement = new Settlement(state);
        checks = new OrderChecks(state, settlement);
    }

    /** Places an order, or tells why not. */
    void place(IncomingOrder order) {
        Investor investor = state.investors.find(order.investorId);
        Instrument market = state.findInstrument(order.terms.instrumentId);
        if (investor == null) {
            refuse(order, RefusalReason.UNKNOWN_INVESTOR, 0);
        } else if (market == null) {
            refuse(order, RefusalReason.UNKNOWN_INSTRUMENT, 0);
        } else if (!isResend(order, investor)) {
            if (checks.refuse(order, investor, market, refusal)) {
                events.orderRefused(order, refusal);
            } else {
                accept(order, investor, market);
            }
        }
    }

    @Override
    public boolean isOwn(int makerOrder) {
        return orders.investor(makerOrder) == orders.investor(taker);
    }

    @Override
    public void onOwnRemoved(int makerOrder) {
        openOrders.release(makerOrder);
        events.orderCancelled(makerOrder, incoming().itemIndex, CancelReason.SELF_TRADE);
        openOrders.left(makerOrder);
    }

    @Override
    public void onFill(int makerOrder, long quantityLots) {
        Instrument market = instrument();
        fill.tradeId = ++state.lastTradeId;
        fill.priceTicks = orders.priceTicks(makerOrder);
        fill.quantityLots = quantityLots;
        fill.notionalUnits = market.notionalUnits(fill.priceTicks, quantityLots);
        market.lastPriceTicks = fill.priceTicks;
        orders.remainingLots(taker, orders.remainingLots(taker) - quantityLots);
        orders.updatedMillis(makerOrder, state.timeMillis);
        settlement.settleMaker(market, fill, makerOrder, taker, makerSide);
        settlement.settleTaker(market, fill, taker, takerSide, incoming().isMarket);
        events.tradeExecuted(fill, makerSide, takerSide, incoming());
        rememberFill();
        if (makerSide.remainingLots == 0) {
            openOrders.left(makerOrder);
        }
    }

    @Override
    public void onLevelTaken(long priceTicks, long quantityLots, int orderCount) {
        events.levelChanged(
                instrument().id, !incoming().terms.isBuy, priceTicks, quantityLots, orderCount);
    }

    private boolean isResend(IncomingOrder order, Investor investor) {
        if (order.clientOrderKey.isEmpty()) {
            return false;
        }
        int entry = clientOrders.find(investor.index, order.clientOrderKey);
        if (entry == ClientOrders.NONE) {
            return false;
        }
        if (order.edgeFault == RefusalReason.NONE && clientOrders.isSame(entry, order)) {
            replay(entry, order);
        } else {
            refuse(order, RefusalReason.DUPLICATE_CLIENT_ORDER_ID, clientOrders.orderId(entry));
        }
        return true;
    }

    private void replay(int entry, IncomingOrder order) {
        events.orderReplayed(clientOrders, entry, order);
        for (int slot = clientOrders.firstFill(entry);
                slot != ClientOrders.NONE;
                slot = clientOrders.nextFill(slot)) {
            long feeUnits = clientOrders.readFill(slot, fill);
            events.fillReplayed(fill, feeUnits, order.itemIndex);
        }
    }

    private void refuse(IncomingOrder order, RefusalReason reason, long actualValue) {
        refusal.because(reason, 0, actualValue);
        events.orderRefused(order, refusal);
    }

    private void accept(IncomingOrder order, Investor investor, Instrument market) {
        instrument = market;
        incoming = order;
        taker = open(order, investor, market);
        openOrders.hold(taker, checks.holdUnits());
        events.orderAccepted(taker, order);
        long left =
                market.book.match(
                        order.terms.isBuy,
                        limitTicks(order, market),
                        order.terms.quantityLots,
                        this);
        if (left > 0 && !order.isMarket) {
            rest(market, order);
        } else {
            end(left, order);
        }
    }

    private int open(IncomingOrder order, Investor investor, Instrument market) {
        int slot = orders.add(++state.lastOrderId, investor.index);
        orders.terms(slot, order.terms);
        orders.feeRates(slot, market.makerFeeRate, market.takerFeeRate);
        orders.balances(
                slot,
                state.ledger.balance(investor.index, market.baseAssetId),
                state.ledger.balance(investor.index, market.quoteAssetId));
        orders.acceptedMillis(slot, state.timeMillis);
        orders.updatedMillis(slot, state.timeMillis);
        orders.clientOrder(slot, remember(order, investor));
        return slot;
    }

    private int remember(IncomingOrder order, Investor investor) {
        lastFill = ClientOrders.NONE;
        return order.clientOrderKey.isEmpty()
                ? ClientOrders.NONE
                : clientOrders.add(investor.index, state.lastOrderId, state.timeMillis, order);
    }

    private void rememberFill() {
        int entry = orders.clientOrder(taker);
        if (entry != ClientOrders.NONE) {
            lastFill = clientOrders.addFill(entry, lastFill, fill, takerSide.feeUnits);
        }
    }

    private void rest(Instrument market, IncomingOrder order) {
        market.book.rest(taker);
        openOrders.rested(taker);
        events.orderRested(taker, order.itemIndex);
        events.levelChanged(market, order.terms.isBuy, market.book.levelOf(taker));
    }

    private void end(long leftLots, IncomingOrder order) {
        openOrders.release(taker);
        if (leftLots > 0) {
            events.orderCancelled(taker, order.itemIndex, CancelReason.UNFILLED_MARKET);
        }
        openOrders.ended(taker);
        orders.remove(taker);
    }

    private static long limitTicks(IncomingOrder order, Instrument market) {
        if (!order.isMarket) {
            return order.terms.priceTicks;
        }
        return order.terms.isBuy ? market.maxPriceTicks : 1;
    }

    private Instrument instrument() {
        assert instrument != null : "a fill comes while an order is matched";
        return instrument;
    }

    private IncomingOrder incoming() {
        assert incoming != null : "a fill comes while an order is matched";
        return incoming;
    }
}
