package com.cetoex.projections.live;

import org.jspecify.annotations.Nullable;

/**
 * What stands at one price of a book: the sums as the events tell them, and the queue of orders.
 */
final class Level {
    final long priceTicks;
    long quantityLots;
    int orderCount;

    @Nullable LiveOrder first;
    @Nullable LiveOrder last;

    Level(long priceTicks) {
        this.priceTicks = priceTicks;
    }

    boolean isGone() {
        return first == null && orderCount == 0;
    }

    void append(LiveOrder order) {
        order.level = this;
        order.ahead = last;
        if (last == null) {
            first = order;
        } else {
            last.behind = order;
        }
        last = order;
    }

    void unlink(LiveOrder order) {
        LiveOrder ahead = order.ahead;
        LiveOrder behind = order.behind;
        if (ahead == null) {
            first = behind;
        } else {
            ahead.behind = behind;
        }
        if (behind == null) {
            last = ahead;
        } else {
            behind.ahead = ahead;
        }
        order.level = null;
        order.ahead = null;
        order.behind = null;
    }
}
