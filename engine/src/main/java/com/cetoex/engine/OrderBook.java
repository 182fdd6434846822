package com.cetoex.engine;

/**
 * The book of one instrument. Price-time priority is here: {@link #match} takes the best price
 * first and within a price the oldest order first, at the resting order's price.
 *
 * <p>Knows orders by their slot in {@link Orders} and nothing of money. No operation depends on how
 * many orders or levels stand in the book. One thread.
 */
public final class OrderBook {
    private final Orders orders;
    private final Levels levels = new Levels();
    private final BookSide bids;
    private final BookSide asks;

    /** Makes an empty book for prices from 1 to the given one. */
    public OrderBook(Orders orders, long maxPriceTicks) {
        this.orders = orders;
        bids = new BookSide(levels, true, maxPriceTicks);
        asks = new BookSide(levels, false, maxPriceTicks);
    }

    /**
     * Matches an incoming order against the opposite side, until it is filled or what is left of
     * that side is worse than its limit. Filled makers leave the book and their slot.
     *
     * @param isBuy whether the incoming order bids
     * @param limitTicks its limit
     * @param quantityLots its amount
     * @return what is left of it, in lots
     */
    public long match(boolean isBuy, long limitTicks, long quantityLots, MatchListener listener) {
        BookSide side = isBuy ? asks : bids;
        long left = quantityLots;
        while (left > 0) {
            int level = side.best();
            if (level == Levels.NONE || !side.isReachedBy(limitTicks, level)) {
                break;
            }
            left = matchLevel(side, level, left, listener);
        }
        return left;
    }

    /** Lets a limit order rest behind all others of its price. */
    public void rest(int order) {
        BookSide side = side(orders.isBuy(order));
        int level = side.levelAt(orders.priceTicks(order));
        int youngest = levels.youngest(level);
        orders.level(order, level);
        orders.older(order, youngest);
        orders.younger(order, Orders.NONE);
        if (youngest == Orders.NONE) {
            levels.oldest(level, order);
        } else {
            orders.younger(youngest, order);
        }
        levels.youngest(level, order);
        levels.change(level, orders.remainingLots(order), 1);
    }

    /** Takes a resting order out; its slot is the caller's to free. */
    public void cancel(int order) {
        int level = orders.level(order);
        unlink(order, level);
        levels.change(level, -orders.remainingLots(order), -1);
        if (levels.orderCount(level) == 0) {
            side(orders.isBuy(order)).remove(level);
        }
    }

    /** The best price of a side in ticks, or 0 when it is empty. */
    public long bestTicks(boolean isBuy) {
        int level = side(isBuy).best();
        return level == Levels.NONE ? 0 : levels.priceTicks(level);
    }

    /** Tells whether the best bid is below the best ask, as it must be between commands. */
    boolean isUncrossed() {
        int bid = bids.best();
        int ask = asks.best();
        return bid == Levels.NONE
                || ask == Levels.NONE
                || levels.priceTicks(bid) < levels.priceTicks(ask);
    }

    /** The best level of a side, or {@link Levels#NONE}; walk on with {@link #levels}. */
    int bestLevel(boolean isBuy) {
        return side(isBuy).best();
    }

    /** The level at which an order rests. */
    int levelOf(int order) {
        return orders.level(order);
    }

    Levels levels() {
        return levels;
    }

    private long matchLevel(BookSide side, int level, long quantityLots, MatchListener listener) {
        long left = quantityLots;
        int maker = levels.oldest(level);
        while (left > 0 && maker != Orders.NONE) {
            int younger = orders.younger(maker);
            long makerLots = orders.remainingLots(maker);
            if (listener.isOwn(maker)) {
                levels.change(level, -makerLots, -1);
                listener.onOwnRemoved(maker);
                orders.remove(maker);
            } else if (makerLots > left) {
                orders.remainingLots(maker, makerLots - left);
                levels.change(level, -left, 0);
                listener.onFill(maker, left);
                left = 0;
                break;
            } else {
                orders.remainingLots(maker, 0);
                levels.change(level, -makerLots, -1);
                listener.onFill(maker, makerLots);
                orders.remove(maker);
                left -= makerLots;
            }
            maker = younger;
        }
        closeLevel(side, level, maker, listener);
        return left;
    }

    private void closeLevel(BookSide side, int level, int oldest, MatchListener listener) {
        listener.onLevelTaken(
                levels.priceTicks(level), levels.quantityLots(level), levels.orderCount(level));
        if (oldest == Orders.NONE) {
            side.remove(level);
        } else {
            levels.oldest(level, oldest);
            orders.older(oldest, Orders.NONE);
        }
    }

    private void unlink(int order, int level) {
        int older = orders.older(order);
        int younger = orders.younger(order);
        if (older == Orders.NONE) {
            levels.oldest(level, younger);
        } else {
            orders.younger(older, younger);
        }
        if (younger == Orders.NONE) {
            levels.youngest(level, older);
        } else {
            orders.older(younger, older);
        }
    }

    private BookSide side(boolean isBuy) {
        return isBuy ? bids : asks;
    }
}
