package com.cetoex.benchmarks.book;

import com.cetoex.benchmarks.stream.OrderStream;
import com.cetoex.benchmarks.stream.Workload;
import com.cetoex.engine.MatchListener;
import com.cetoex.engine.OrderBook;
import com.cetoex.engine.Orders;
import com.cetoex.engine.Terms;

/** The engine's own book, orders found by their id as a cancel names them. */
final class EngineBook extends BookSubject implements MatchListener {
    private static final int OWNER = 1;
    private static final long MAX_PRICE_TICKS = 100_000_000;

    private final Terms terms = new Terms();
    private Orders orders = new Orders();
    private OrderBook book = new OrderBook(orders, MAX_PRICE_TICKS);

    EngineBook(Workload workload, OrderStream stream) {
        super(workload, stream);
    }

    @Override
    public String name() {
        return "CetoEX order book";
    }

    @Override
    protected void clear() {
        orders = new Orders();
        book = new OrderBook(orders, MAX_PRICE_TICKS);
    }

    @Override
    protected void place(int orderId, boolean isBuy, int priceTicks, int quantity) {
        long left = book.match(isBuy, priceTicks, quantity, this);
        if (left > 0) {
            terms.isBuy = isBuy;
            terms.priceTicks = priceTicks;
            terms.quantityLots = left;
            int order = orders.add(orderId, OWNER);
            orders.terms(order, terms);
            book.rest(order);
        }
    }

    @Override
    protected void cancel(int orderId) {
        int order = orders.find(orderId);
        book.cancel(order);
        orders.remove(order);
    }

    @Override
    public boolean isOwn(int makerOrder) {
        return false;
    }

    @Override
    public void onOwnRemoved(int makerOrder) {
        throw new IllegalStateException("expected no own order on this stream");
    }

    @Override
    public void onFill(int makerOrder, long quantityLots) {
        hash.add(orders.orderId(makerOrder), orders.priceTicks(makerOrder), quantityLots);
    }

    @Override
    public void onLevelTaken(long priceTicks, long quantityLots, int orderCount) {
        // Nobody listens to levels here.
    }
}
