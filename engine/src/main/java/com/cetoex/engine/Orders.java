package com.cetoex.engine;

import org.agrona.collections.Long2LongHashMap;

/**
 * Every order that is open or being matched, as fixed records in primitive arrays.
 *
 * <p>An order is named by its slot, which it keeps until {@link #remove}; slots are used again,
 * order ids never. A record is two cache lines: what matching touches stands in the first. Chunks
 * are allocated as the number of open orders grows and then kept, so that the steady state
 * allocates nothing and growing copies nothing. One thread.
 */
public final class Orders {
    /** No order. */
    public static final int NONE = -1;

    /** Most orders open at once in the whole exchange; 2 GiB of records. */
    public static final int MAX_ORDERS = 1 << 24;

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;
    private static final int RECORD_BITS = 4;

    // The first cache line.
    private static final int ORDER_ID = 0;
    private static final int PRICE_TICKS = 1;
    private static final int REMAINING_LOTS = 2;
    private static final int YOUNGER = 3;
    private static final int OLDER = 4;
    private static final int LEVEL_AND_INVESTOR = 5;
    private static final int LOCKED_UNITS = 6;
    private static final int INSTRUMENT_AND_SIDE = 7;
    // The second.
    private static final int QUANTITY_LOTS = 8;
    private static final int CUMULATIVE_UNITS = 9;
    private static final int EXACT_FEE_UNITS = 10;
    private static final int EXACT_FEE_REST = 11;
    private static final int ACCEPTED_MILLIS = 12;
    private static final int UPDATED_MILLIS = 13;
    private static final int FEE_RATES = 14;
    private static final int BALANCES = 15;

    private final long[][] chunks = new long[MAX_ORDERS >>> CHUNK_BITS][];
    private final int[][] clientOrders = new int[MAX_ORDERS >>> CHUNK_BITS][];
    private final Long2LongHashMap slotsByOrderId = new Long2LongHashMap(1 << 14, 0.5f, NONE);
    private int slotCount;
    private int firstFree = NONE;

    /** Orders that have a slot. */
    public int count() {
        return slotsByOrderId.size();
    }

    /** Tells whether a further order finds room. */
    boolean isFull() {
        return count() == MAX_ORDERS;
    }

    /** The slot of an open order, or {@link #NONE}. */
    public int find(long orderId) {
        return (int) slotsByOrderId.get(orderId);
    }

    /** Gives an order a slot; fields not named here keep what the slot's last order left. */
    public int add(long orderId, int investor) {
        int slot = firstFree;
        if (slot == NONE) {
            slot = slotCount++;
            if ((slot & CHUNK_MASK) == 0) {
                chunks[slot >>> CHUNK_BITS] = new long[1 << (CHUNK_BITS + RECORD_BITS)];
                clientOrders[slot >>> CHUNK_BITS] = new int[1 << CHUNK_BITS];
            }
        } else {
            firstFree = younger(slot);
        }
        set(slot, ORDER_ID, orderId);
        set(slot, LEVEL_AND_INVESTOR, investor);
        slotsByOrderId.put(orderId, slot);
        return slot;
    }

    /** Forgets an order; its slot may be given to the next. */
    public void remove(int slot) {
        slotsByOrderId.remove(orderId(slot));
        younger(slot, firstFree);
        firstFree = slot;
    }

    /** The order's id. */
    public long orderId(int slot) {
        return get(slot, ORDER_ID);
    }

    /** Limit price in ticks; 0 for a market order. */
    public long priceTicks(int slot) {
        return get(slot, PRICE_TICKS);
    }

    /** Sets price, amount and side, and that nothing of it is filled. */
    public void terms(int slot, Terms terms) {
        long[] chunk = chunks[slot >>> CHUNK_BITS];
        int base = (slot & CHUNK_MASK) << RECORD_BITS;
        chunk[base + PRICE_TICKS] = terms.priceTicks;
        chunk[base + REMAINING_LOTS] = terms.quantityLots;
        chunk[base + INSTRUMENT_AND_SIDE] =
                (long) terms.instrumentId << 1 | (terms.isBuy ? 1L : 0L);
        chunk[base + QUANTITY_LOTS] = terms.quantityLots;
        chunk[base + LOCKED_UNITS] = 0;
        chunk[base + CUMULATIVE_UNITS] = 0;
        chunk[base + EXACT_FEE_UNITS] = 0;
        chunk[base + EXACT_FEE_REST] = 0;
    }

    /** What is not filled yet. */
    public long remainingLots(int slot) {
        return get(slot, REMAINING_LOTS);
    }

    void remainingLots(int slot, long lots) {
        set(slot, REMAINING_LOTS, lots);
    }

    /** The next order at the same price, or {@link #NONE}. */
    int younger(int slot) {
        return (int) get(slot, YOUNGER);
    }

    void younger(int slot, int other) {
        set(slot, YOUNGER, other);
    }

    /** The order before it at the same price, or {@link #NONE}. */
    int older(int slot) {
        return (int) get(slot, OLDER);
    }

    void older(int slot, int other) {
        set(slot, OLDER, other);
    }

    /** Its level in its book; set while it rests. */
    int level(int slot) {
        return (int) (get(slot, LEVEL_AND_INVESTOR) >>> 32);
    }

    void level(int slot, int level) {
        set(slot, LEVEL_AND_INVESTOR, (long) level << 32 | investor(slot));
    }

    /** Index of its investor. */
    public int investor(int slot) {
        return (int) get(slot, LEVEL_AND_INVESTOR);
    }

    /** What it holds: quote units of a buy, base units of a sell. */
    long lockedUnits(int slot) {
        return get(slot, LOCKED_UNITS);
    }

    void lockedUnits(int slot, long units) {
        set(slot, LOCKED_UNITS, units);
    }

    int instrumentId(int slot) {
        return (int) (get(slot, INSTRUMENT_AND_SIDE) >>> 1);
    }

    boolean isBuy(int slot) {
        return (get(slot, INSTRUMENT_AND_SIDE) & 1) != 0;
    }

    /** The original amount. */
    long quantityLots(int slot) {
        return get(slot, QUANTITY_LOTS);
    }

    void quantityLots(int slot, long lots) {
        set(slot, QUANTITY_LOTS, lots);
    }

    /** Notional of its fills so far, in quote units. */
    long cumulativeUnits(int slot) {
        return get(slot, CUMULATIVE_UNITS);
    }

    void cumulativeUnits(int slot, long units) {
        set(slot, CUMULATIVE_UNITS, units);
    }

    /** Loads the exact fee of its fills so far. */
    void readFee(int slot, ExactFee fee) {
        fee.set(get(slot, EXACT_FEE_UNITS), get(slot, EXACT_FEE_REST));
    }

    void writeFee(int slot, ExactFee fee) {
        set(slot, EXACT_FEE_UNITS, fee.floorUnits());
        set(slot, EXACT_FEE_REST, fee.rest());
    }

    long acceptedMillis(int slot) {
        return get(slot, ACCEPTED_MILLIS);
    }

    void acceptedMillis(int slot, long timeMillis) {
        set(slot, ACCEPTED_MILLIS, timeMillis);
    }

    long updatedMillis(int slot) {
        return get(slot, UPDATED_MILLIS);
    }

    void updatedMillis(int slot, long timeMillis) {
        set(slot, UPDATED_MILLIS, timeMillis);
    }

    /** The maker's rate agreed at acceptance, in 1e-8 of the notional. */
    int makerFeeRate(int slot) {
        return (int) (get(slot, FEE_RATES) >>> 32);
    }

    /** The taker's rate agreed at acceptance, in 1e-8 of the notional. */
    int takerFeeRate(int slot) {
        return (int) get(slot, FEE_RATES);
    }

    void feeRates(int slot, int makerFeeRate, int takerFeeRate) {
        set(slot, FEE_RATES, (long) makerFeeRate << 32 | (takerFeeRate & 0xFFFF_FFFFL));
    }

    /** The ledger's slot of its investor's base balance. */
    int baseBalance(int slot) {
        return (int) (get(slot, BALANCES) >>> 32);
    }

    /** The ledger's slot of its investor's quote balance. */
    int quoteBalance(int slot) {
        return (int) get(slot, BALANCES);
    }

    void balances(int slot, int baseBalance, int quoteBalance) {
        set(slot, BALANCES, (long) baseBalance << 32 | quoteBalance);
    }

    /** Its entry among the remembered client order ids, or {@link #NONE}. */
    int clientOrder(int slot) {
        return clientOrders[slot >>> CHUNK_BITS][slot & CHUNK_MASK];
    }

    void clientOrder(int slot, int entry) {
        clientOrders[slot >>> CHUNK_BITS][slot & CHUNK_MASK] = entry;
    }

    private long get(int slot, int field) {
        return chunks[slot >>> CHUNK_BITS][((slot & CHUNK_MASK) << RECORD_BITS) + field];
    }

    private void set(int slot, int field, long value) {
        chunks[slot >>> CHUNK_BITS][((slot & CHUNK_MASK) << RECORD_BITS) + field] = value;
    }
}
