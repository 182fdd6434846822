package com.cetoex.benchmarks.stream;

/**
 * A stream of operations, generated beforehand, so that a timed run only reads arrays.
 *
 * <p>Order ids are 1, 2, 3 … in the order of creation; a cancel names the id in its quantity.
 */
public final class OrderStream {
    /** What an operation does. */
    public enum Kind {
        /** A passive order, which rests at once. */
        ADD(0),
        /** An order through the best opposite price. */
        AGGRESSIVE(1),
        /** The cancel of a resting order. */
        CANCEL(2);

        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }
    }

    private static final Kind[] KINDS = {Kind.ADD, Kind.AGGRESSIVE, Kind.CANCEL};
    private static final int KIND_MASK = 3;
    private static final int BUY_BIT = 4;

    private final byte[] flags;
    private final int[] priceTicks;
    private final int[] quantities;
    private final short[] owners;
    private int length;
    private int[] restingAtEnd = {};

    OrderStream(int capacity) {
        flags = new byte[capacity];
        priceTicks = new int[capacity];
        quantities = new int[capacity];
        owners = new short[capacity];
    }

    /** An order as the stream draws it. */
    public record Order(boolean isBuy, int priceTicks, int quantity, int owner) {}

    void append(Kind kind, Order order) {
        flags[length] = (byte) (kind.bits | (order.isBuy() ? BUY_BIT : 0));
        priceTicks[length] = order.priceTicks();
        quantities[length] = order.quantity();
        owners[length] = (short) order.owner();
        length++;
    }

    void appendCancel(int orderId) {
        flags[length] = (byte) Kind.CANCEL.bits;
        quantities[length] = orderId;
        length++;
    }

    void end(int[] resting) {
        restingAtEnd = resting;
    }

    /** Ids of the orders that rest behind its last operation, in the order of creation. */
    public int[] restingAtEnd() {
        return restingAtEnd.clone();
    }

    /** Operations in it, prefill included. */
    public int length() {
        return length;
    }

    /** What the operation at an index does. */
    public Kind kind(int index) {
        return KINDS[flags[index] & KIND_MASK];
    }

    /** Whether its order bids. */
    public boolean isBuy(int index) {
        return (flags[index] & BUY_BIT) != 0;
    }

    /** Its limit price. */
    public int priceTicks(int index) {
        return priceTicks[index];
    }

    /** Its amount in lots. */
    public int quantity(int index) {
        return quantities[index];
    }

    /** Its owner, 1 to 1,000. */
    public int owner(int index) {
        return owners[index];
    }

    /** The order that it cancels. */
    public int cancelledId(int index) {
        return quantities[index];
    }
}
