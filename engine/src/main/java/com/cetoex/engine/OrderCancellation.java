package com.cetoex.engine;

import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.RefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * Cancels one open order of the investor who asks, and frees what it held. Single cancels and the
 * items of a bulk come here alike. One thread.
 */
final class OrderCancellation {
    private final EngineState state;
    private final OpenOrders openOrders;
    private final EventPublisher events;

    OrderCancellation(EngineState state, OpenOrders openOrders, EventPublisher events) {
        this.state = state;
        this.openOrders = openOrders;
        this.events = events;
    }

    /** Cancels an order by its id; another's is as unknown as one that never was. */
    void cancel(long investorId, int itemIndex, long orderId) {
        int order = state.orders.find(orderId);
        if (order == Orders.NONE || !isOf(investorId, order)) {
            events.cancelRefused(investorId, itemIndex, orderId, RefusalReason.ORDER_NOT_FOUND);
        } else {
            cancel(order, itemIndex);
        }
    }

    /** Cancels the order that a client order id names. */
    void cancel(long investorId, ClientOrderKey key) {
        @Nullable Investor investor = state.investors.find(investorId);
        int entry =
                investor == null ? ClientOrders.NONE : state.clientOrders.find(investor.index, key);
        cancel(investorId, 0, entry == ClientOrders.NONE ? 0 : state.clientOrders.orderId(entry));
    }

    private void cancel(int order, int itemIndex) {
        Instrument instrument = state.instruments.get(state.orders.instrumentId(order));
        int level = instrument.book.levelOf(order);
        instrument.book.cancel(order);
        openOrders.release(order);
        events.orderCancelled(order, itemIndex, CancelReason.REQUESTED);
        events.levelChanged(instrument, state.orders.isBuy(order), level);
        openOrders.left(order);
        state.orders.remove(order);
    }

    private boolean isOf(long investorId, int order) {
        return state.investors.get(state.orders.investor(order)).id == investorId;
    }
}
