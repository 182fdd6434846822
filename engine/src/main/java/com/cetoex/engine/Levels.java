package com.cetoex.engine;

import java.util.Arrays;

/**
 * The price levels of one book, as fixed records of one cache line in a primitive array.
 *
 * <p>A level is named by its number, which is used again after {@link #remove}. One thread.
 */
final class Levels {
    /** No level. */
    static final int NONE = -1;

    private static final int RECORD_BITS = 3;
    private static final int INITIAL_LEVELS = 64;

    private static final int PRICE_TICKS = 0;
    private static final int QUANTITY_LOTS = 1;
    private static final int OLDEST = 2;
    private static final int YOUNGEST = 3;
    private static final int BETTER = 4;
    private static final int WORSE = 5;
    private static final int ORDER_COUNT = 6;

    private long[] records = new long[INITIAL_LEVELS << RECORD_BITS];
    private int levelCount;
    private int firstFree = NONE;

    /** Makes an empty level. */
    int add(long priceTicks) {
        int level = firstFree;
        if (level == NONE) {
            level = levelCount++;
            if (level << RECORD_BITS == records.length) {
                records = Arrays.copyOf(records, records.length * 2);
            }
        } else {
            firstFree = worse(level);
        }
        set(level, PRICE_TICKS, priceTicks);
        set(level, QUANTITY_LOTS, 0);
        set(level, OLDEST, Orders.NONE);
        set(level, YOUNGEST, Orders.NONE);
        set(level, ORDER_COUNT, 0);
        return level;
    }

    void remove(int level) {
        worse(level, firstFree);
        firstFree = level;
    }

    long priceTicks(int level) {
        return get(level, PRICE_TICKS);
    }

    /** Sum of the remaining lots of its orders; fits, because an account cannot hold more. */
    long quantityLots(int level) {
        return get(level, QUANTITY_LOTS);
    }

    int orderCount(int level) {
        return (int) get(level, ORDER_COUNT);
    }

    /** Counts an order in (positive) or out (negative). */
    void change(int level, long quantityLots, int orders) {
        int base = level << RECORD_BITS;
        records[base + QUANTITY_LOTS] += quantityLots;
        records[base + ORDER_COUNT] += orders;
    }

    int oldest(int level) {
        return (int) get(level, OLDEST);
    }

    void oldest(int level, int order) {
        set(level, OLDEST, order);
    }

    int youngest(int level) {
        return (int) get(level, YOUNGEST);
    }

    void youngest(int level, int order) {
        set(level, YOUNGEST, order);
    }

    int better(int level) {
        return (int) get(level, BETTER);
    }

    void better(int level, int other) {
        set(level, BETTER, other);
    }

    int worse(int level) {
        return (int) get(level, WORSE);
    }

    void worse(int level, int other) {
        set(level, WORSE, other);
    }

    private long get(int level, int field) {
        return records[(level << RECORD_BITS) + field];
    }

    private void set(int level, int field, long value) {
        records[(level << RECORD_BITS) + field] = value;
    }
}
