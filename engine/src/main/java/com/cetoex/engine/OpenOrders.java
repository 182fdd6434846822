package com.cetoex.engine;

/**
 * What begins and ends with an order's life in the book: its holds, its investor's count of open
 * orders, and its client order id's claim to stay. One thread.
 */
final class OpenOrders {
    private final Orders orders;
    private final Investors investors;
    private final Ledger ledger;
    private final ClientOrders clientOrders;

    OpenOrders(EngineState state) {
        orders = state.orders;
        investors = state.investors;
        ledger = state.ledger;
        clientOrders = state.clientOrders;
    }

    /** Locks what an order needs on the balance it pays from. */
    void hold(int order, long units) {
        ledger.lock(paying(order), units);
        orders.lockedUnits(order, units);
    }

    /** Unlocks what an order still holds. */
    void release(int order) {
        ledger.lock(paying(order), -orders.lockedUnits(order));
        orders.lockedUnits(order, 0);
    }

    /** Counts an order that rests from now on. */
    void rested(int order) {
        investors.get(orders.investor(order)).openOrders++;
    }

    /** A resting order is filled or cancelled. */
    void left(int order) {
        investors.get(orders.investor(order)).openOrders--;
        ended(order);
    }

    /** An order has ended, whether it rested or not. */
    void ended(int order) {
        int entry = orders.clientOrder(order);
        if (entry != ClientOrders.NONE) {
            clientOrders.close(entry);
        }
    }

    private int paying(int order) {
        return orders.isBuy(order) ? orders.quoteBalance(order) : orders.baseBalance(order);
    }
}
