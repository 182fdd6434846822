package com.cetoex.projections.live;

/**
 * A double-ended queue of entries of several longs each, in one array that grows by doubling.
 *
 * <p>Entries are counted from 0 for the oldest. One thread.
 */
final class LongRing {
    private static final int FIRST_CAPACITY = 16;

    private final int fields;
    private long[] values;
    private int capacity = FIRST_CAPACITY;
    private int first;
    private int size;

    LongRing(int fields) {
        this.fields = fields;
        values = new long[FIRST_CAPACITY * fields];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long get(int entry, int field) {
        return values[offset(entry) + field];
    }

    void set(int entry, int field, long value) {
        values[offset(entry) + field] = value;
    }

    /** Makes room for one entry behind the newest; its fields are to be set. */
    void addNewest() {
        growWhenFull();
        size++;
    }

    /** Makes room for one entry before the oldest; its fields are to be set. */
    void addOldest() {
        growWhenFull();
        first = (first + capacity - 1) & (capacity - 1);
        size++;
    }

    void removeNewest() {
        size--;
    }

    void removeOldest() {
        first = (first + 1) & (capacity - 1);
        size--;
    }

    private int offset(int entry) {
        return ((first + entry) & (capacity - 1)) * fields;
    }

    private void growWhenFull() {
        if (size < capacity) {
            return;
        }
        long[] roomy = new long[2 * values.length];
        int tail = (capacity - first) * fields;
        System.arraycopy(values, first * fields, roomy, 0, tail);
        System.arraycopy(values, 0, roomy, tail, first * fields);
        values = roomy;
        capacity *= 2;
        first = 0;
    }
}
