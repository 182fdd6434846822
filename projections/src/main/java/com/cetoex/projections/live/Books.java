package com.cetoex.projections.live;

import com.cetoex.protocol.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The order book of every instrument, by price and by order.
 *
 * <p>Sums of a price come from the events that tell them, queues from the orders' own events; a
 * test compares the two. Reads are safe from any thread and see whole commands only; an instrument
 * must be one that the {@link Directory} knows.
 */
public final class Books {
    private final ViewsLock lock;
    private final List<Book> books = new ArrayList<>();
    private long sequence;
    private long timeMillis;

    Books(ViewsLock lock) {
        this.lock = lock;
    }

    /** The best prices of both sides, at most so many of each. */
    public OrderBook<BookLevel> byPrice(int instrumentId, int limit) {
        return lock.read(
                () -> {
                    Book book = books.get(instrumentId);
                    return new OrderBook<>(
                            instrumentId,
                            sequence,
                            timeMillis,
                            levels(book.bids, limit),
                            levels(book.asks, limit));
                });
    }

    /** The first orders of both sides in the order of priority, at most so many of each. */
    public OrderBook<BookOrder> byOrder(int instrumentId, int limit) {
        return lock.read(
                () -> {
                    Book book = books.get(instrumentId);
                    return new OrderBook<>(
                            instrumentId,
                            sequence,
                            timeMillis,
                            orders(book.bids, limit),
                            orders(book.asks, limit));
                });
    }

    /** The best price of each side. */
    public BestPrices best(int instrumentId) {
        return lock.read(
                () -> {
                    Book book = books.get(instrumentId);
                    return new BestPrices(best(book.bids), best(book.asks));
                });
    }

    void clear() {
        books.clear();
    }

    void open(int instrumentId) {
        assert instrumentId == books.size() : "instrument ids are dense";
        books.add(new Book());
    }

    void stampWith(long lastSequence, long lastTimeMillis) {
        sequence = lastSequence;
        timeMillis = lastTimeMillis;
    }

    void rest(LiveOrder order) {
        side(order.instrumentId, order.side).at(order.priceTicks).append(order);
    }

    /** Takes an order of an image, in which no event tells the sums. */
    void restAndSum(LiveOrder order) {
        Level level = side(order.instrumentId, order.side).at(order.priceTicks);
        level.append(order);
        level.quantityLots += order.remainingLots;
        level.orderCount++;
    }

    void remove(LiveOrder order) {
        Level level = order.level;
        if (level == null) {
            return; // It ended in the command that brought it, before it could rest.
        }
        level.unlink(order);
        dropWhenGone(side(order.instrumentId, order.side), level);
    }

    void setLevel(int instrumentId, Side side, long priceTicks, long quantityLots, int orderCount) {
        BookSide levels = side(instrumentId, side);
        Level level = levels.at(priceTicks);
        level.quantityLots = quantityLots;
        level.orderCount = orderCount;
        dropWhenGone(levels, level);
    }

    /** A level goes when both its sum and its queue are told empty, in whichever order. */
    private static void dropWhenGone(BookSide levels, Level level) {
        if (level.isGone()) {
            levels.remove(level);
        }
    }

    private BookSide side(int instrumentId, Side side) {
        Book book = books.get(instrumentId);
        return side == Side.BUY ? book.bids : book.asks;
    }

    private static List<BookLevel> levels(BookSide side, int limit) {
        int count = Math.min(limit, side.size());
        List<BookLevel> list = new ArrayList<>(count);
        for (int rank = 0; rank < count; rank++) {
            Level level = side.best(rank);
            list.add(new BookLevel(level.priceTicks, level.quantityLots, level.orderCount));
        }
        return list;
    }

    private static List<BookOrder> orders(BookSide side, int limit) {
        List<BookOrder> list = new ArrayList<>();
        for (int rank = 0; rank < side.size() && list.size() < limit; rank++) {
            for (LiveOrder o = side.best(rank).first; o != null && list.size() < limit; ) {
                list.add(new BookOrder(o.orderId, o.investorId, o.priceTicks, o.remainingLots));
                o = o.behind;
            }
        }
        return list;
    }

    private static OptionalLong best(BookSide side) {
        return side.size() == 0 ? OptionalLong.empty() : OptionalLong.of(side.best(0).priceTicks);
    }

    /** Both sides of one instrument. */
    private static final class Book {
        final BookSide bids = new BookSide(Side.BUY);
        final BookSide asks = new BookSide(Side.SELL);
    }
}
