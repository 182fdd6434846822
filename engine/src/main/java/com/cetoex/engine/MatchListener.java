package com.cetoex.engine;

/** Is told what an incoming order meets in the book, in the order in which it happens. */
public interface MatchListener {
    /**
     * Judges a resting order before it trades.
     *
     * @return true when it must leave instead of trading, because it is the taker's own
     */
    boolean isOwn(int makerOrder);

    /** An own resting order leaves; it is out of its level already, its slot still holds it. */
    void onOwnRemoved(int makerOrder);

    /** A fill at the maker's price; the maker's remaining lots are already less by it. */
    void onFill(int makerOrder, long quantityLots);

    /** The taker is done with a level, which changed; the quantity is 0 when it is gone. */
    void onLevelTaken(long priceTicks, long quantityLots, int orderCount);
}
