package com.cetoex.projections.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every investor's open orders.
 *
 * <p>Reads are safe from any thread and see whole commands only. A list costs as much as the
 * investor has open orders, whose number its cap bounds.
 */
public final class OpenOrders {
    private final ViewsLock lock;
    private final Long2ObjectHashMap<LiveOrder> orders = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<OwnOrders> investors = new Long2ObjectHashMap<>();

    OpenOrders(ViewsLock lock) {
        this.lock = lock;
    }

    /** An investor's open orders in all instruments, oldest first. */
    public List<OpenOrder> of(long investorId) {
        return lock.read(() -> list(investorId, null));
    }

    /** An investor's open orders in one instrument, oldest first. */
    public List<OpenOrder> of(long investorId, int instrumentId) {
        return lock.read(() -> list(investorId, instrumentId));
    }

    /** An open order of this investor; empty when it is closed, unknown or another's. */
    public Optional<OpenOrder> order(long investorId, long orderId) {
        return lock.read(
                () ->
                        Optional.ofNullable(orders.get(orderId))
                                .filter(order -> order.investorId == investorId)
                                .map(LiveOrder::toOpenOrder));
    }

    /** How many orders an investor has open. */
    public int count(long investorId) {
        return lock.read(
                () -> {
                    OwnOrders own = investors.get(investorId);
                    return own == null ? 0 : own.count;
                });
    }

    /** How many orders are open in all. */
    public int count() {
        return lock.read(orders::size);
    }

    void clear() {
        orders.clear();
        investors.clear();
    }

    /** Takes an order that is newer than all of its investor. */
    void add(LiveOrder order) {
        orders.put(order.orderId, order);
        OwnOrders own = investors.get(order.investorId);
        if (own == null) {
            own = new OwnOrders();
            investors.put(order.investorId, own);
        }
        own.append(order);
    }

    /** Takes the orders of an image, which come in the order of the books. */
    void addAll(List<LiveOrder> image) {
        image.sort(Comparator.comparingLong(order -> order.orderId));
        image.forEach(this::add);
    }

    LiveOrder known(long orderId) {
        LiveOrder order = orders.get(orderId);
        if (order == null) {
            throw new IllegalStateException("expected open order " + orderId + ", was unknown");
        }
        return order;
    }

    void remove(LiveOrder order) {
        orders.remove(order.orderId);
        OwnOrders own = investors.get(order.investorId);
        assert own != null : "an open order has an investor";
        own.unlink(order);
    }

    private List<OpenOrder> list(long investorId, @Nullable Integer instrumentId) {
        OwnOrders own = investors.get(investorId);
        List<OpenOrder> list = new ArrayList<>();
        for (LiveOrder o = own == null ? null : own.oldest; o != null; o = o.newerOfInvestor) {
            if (instrumentId == null || instrumentId == o.instrumentId) {
                list.add(o.toOpenOrder());
            }
        }
        return list;
    }

    /** One investor's open orders, linked from the oldest to the newest. */
    private static final class OwnOrders {
        private @Nullable LiveOrder oldest;
        private @Nullable LiveOrder newest;
        private int count;

        void append(LiveOrder order) {
            order.olderOfInvestor = newest;
            if (newest == null) {
                oldest = order;
            } else {
                newest.newerOfInvestor = order;
            }
            newest = order;
            count++;
        }

        void unlink(LiveOrder order) {
            LiveOrder older = order.olderOfInvestor;
            LiveOrder newer = order.newerOfInvestor;
            if (older == null) {
                oldest = newer;
            } else {
                older.newerOfInvestor = newer;
            }
            if (newer == null) {
                newest = older;
            } else {
                newer.olderOfInvestor = older;
            }
            order.olderOfInvestor = null;
            order.newerOfInvestor = null;
            count--;
        }
    }
}
