package com.cetoex.benchmarks.book;

import com.cetoex.benchmarks.stream.LadderBook;
import com.cetoex.benchmarks.stream.OrderStream;
import com.cetoex.benchmarks.stream.Workload;

/** The ladder of primitive arrays, ids as indices: about the least that the stream can cost. */
final class PlainLadder extends BookSubject implements LadderBook.FillListener {
    private final LadderBook book;

    PlainLadder(Workload workload, OrderStream stream) {
        super(workload, stream);
        book = new LadderBook(stream.length());
    }

    @Override
    public String name() {
        return "plain ladder of arrays";
    }

    @Override
    protected void clear() {
        book.clear();
    }

    @Override
    protected void place(int orderId, boolean isBuy, int priceTicks, int quantity) {
        int left = book.match(isBuy, priceTicks, quantity, this);
        if (left > 0) {
            book.rest(orderId, isBuy, priceTicks, left);
        }
    }

    @Override
    protected void cancel(int orderId) {
        book.cancel(orderId);
    }

    @Override
    public void onFill(int makerOrderId, int priceTicks, int quantity, boolean isMakerFilled) {
        hash.add(makerOrderId, priceTicks, quantity);
    }
}
