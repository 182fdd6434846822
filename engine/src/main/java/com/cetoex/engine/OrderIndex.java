package com.cetoex.engine;

import java.util.Arrays;

/**
 * Finds the slot of an open order by its id.
 *
 * <p>Ids are a counter that no client chooses, so their low bits spread them evenly. The orders
 * themselves hold the ids: a bucket is one int, and finding touches only the record that the caller
 * wants anyway. One thread.
 */
final class OrderIndex {
    private static final int INITIAL_BUCKETS = 1 << 15;

    /** What no bucket and no chain holds: slots are kept one higher than they are. */
    private static final int END = 0;

    private final Orders orders;
    private int[] buckets = new int[INITIAL_BUCKETS];
    private int[] next = new int[INITIAL_BUCKETS];
    private int count;

    OrderIndex(Orders orders) {
        this.orders = orders;
    }

    int count() {
        return count;
    }

    /** The slot of an id, or {@link Orders#NONE}. */
    int find(long orderId) {
        int entry = buckets[bucket(orderId)];
        while (entry != END && orders.orderId(entry - 1) != orderId) {
            entry = next[entry - 1];
        }
        return entry - 1;
    }

    /** Adds a slot whose order has its id already. */
    void add(long orderId, int slot) {
        if (++count > buckets.length / 2) {
            grow();
        }
        if (slot >= next.length) {
            next = Arrays.copyOf(next, next.length * 2);
        }
        insert(orderId, slot);
    }

    void remove(long orderId, int slot) {
        int bucket = bucket(orderId);
        int entry = buckets[bucket];
        if (entry == slot + 1) {
            buckets[bucket] = next[slot];
        } else {
            while (next[entry - 1] != slot + 1) {
                entry = next[entry - 1];
            }
            next[entry - 1] = next[slot];
        }
        count--;
    }

    private void insert(long orderId, int slot) {
        int bucket = bucket(orderId);
        next[slot] = buckets[bucket];
        buckets[bucket] = slot + 1;
    }

    private void grow() {
        int[] old = buckets;
        buckets = new int[old.length * 2];
        for (int first : old) {
            for (int entry = first; entry != END; ) {
                int slot = entry - 1;
                entry = next[slot];
                insert(orders.orderId(slot), slot);
            }
        }
    }

    private int bucket(long orderId) {
        return (int) orderId & (buckets.length - 1);
    }
}
