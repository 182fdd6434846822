package com.cetoex.engine;

/**
 * Every order that is open or being matched, as fixed records in primitive arrays.
 *
 * <p>An order is named by its slot, which it keeps until {@link #remove}; slots are used again,
 * order ids never. A record is in two parts. What the book walks over is half a cache line, apart
 * from the rest, so that a deep book's queues stay in the nearer caches; of the rest, a cancel
 * needs the first half only. Chunks are allocated as the number of open orders grows and then kept,
 * so that the steady state allocates nothing. One thread.
 */
public final class Orders {
    /** No order. */
    public static final int NONE = -1;

    /** Most orders open at once in the whole exchange; 2.6 GiB of records. */
    public static final int MAX_ORDERS = 1 << 24;

    /** 2,048 orders: 256 KiB of terms, which the collector does not count as a huge object. */
    private static final int CHUNK_BITS = 11;

    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

    // What the book walks over.
    private static final int LINK_BITS = 2;
    private static final int ORDER_ID = 0;
    private static final int REMAINING_LOTS = 1;
    private static final int YOUNGER_AND_OLDER = 2;
    private static final int LEVEL_AND_INVESTOR = 3;

    // The rest: first what a cancel and the terms need.
    private static final int TERM_BITS = 4;
    private static final int PRICE_TICKS = 0;
    private static final int CLIENT_ORDER_INSTRUMENT_SIDE = 1;
    private static final int LOCKED_UNITS = 2;
    private static final int BALANCES = 3;
    private static final int QUANTITY_LOTS = 4;
    private static final int CUMULATIVE_UNITS = 5;
    private static final int EXACT_FEE_UNITS = 6;
    private static final int EXACT_FEE_REST = 7;
    // Then what only acceptance and fills do.
    private static final int FEE_RATES = 8;
    private static final int ACCEPTED_MILLIS = 9;
    private static final int UPDATED_MILLIS = 10;

    private static final long LOW_WORD = 0xFFFF_FFFFL;

    private final long[][] links = new long[MAX_ORDERS >>> CHUNK_BITS][];
    private final long[][] terms = new long[MAX_ORDERS >>> CHUNK_BITS][];
    private final OrderIndex index = new OrderIndex(this);
    private int slotCount;
    private int firstFree = NONE;

    /** Orders that have a slot. */
    public int count() {
        return index.count();
    }

    /** Tells whether a further order finds room. */
    boolean isFull() {
        return count() == MAX_ORDERS;
    }

    /** The slot of an open order, or {@link #NONE}. */
    public int find(long orderId) {
        return index.find(orderId);
    }

    /** Gives an order a slot; fields not named here keep what the slot's last order left. */
    public int add(long orderId, int investor) {
        int slot = firstFree;
        if (slot == NONE) {
            slot = slotCount++;
            if ((slot & CHUNK_MASK) == 0) {
                links[slot >>> CHUNK_BITS] = new long[1 << (CHUNK_BITS + LINK_BITS)];
                terms[slot >>> CHUNK_BITS] = new long[1 << (CHUNK_BITS + TERM_BITS)];
            }
        } else {
            firstFree = younger(slot);
        }
        link(slot, ORDER_ID, orderId);
        link(slot, LEVEL_AND_INVESTOR, investor);
        index.add(orderId, slot);
        return slot;
    }

    /** Forgets an order; its slot may be given to the next. */
    public void remove(int slot) {
        index.remove(orderId(slot), slot);
        younger(slot, firstFree);
        firstFree = slot;
    }

    /** The order's id. */
    public long orderId(int slot) {
        return link(slot, ORDER_ID);
    }

    /** Limit price in ticks; 0 for a market order. */
    public long priceTicks(int slot) {
        return get(slot, PRICE_TICKS);
    }

    /** Sets price, amount and side, that nothing of it is filled, and that no client named it. */
    public void terms(int slot, Terms terms) {
        link(slot, REMAINING_LOTS, terms.quantityLots);
        long[] chunk = this.terms[slot >>> CHUNK_BITS];
        int base = (slot & CHUNK_MASK) << TERM_BITS;
        chunk[base + PRICE_TICKS] = terms.priceTicks;
        chunk[base + CLIENT_ORDER_INSTRUMENT_SIDE] =
                (long) NONE << 32 | (long) terms.instrumentId << 1 | (terms.isBuy ? 1L : 0L);
        chunk[base + LOCKED_UNITS] = 0;
        chunk[base + EXACT_FEE_UNITS] = 0;
        chunk[base + EXACT_FEE_REST] = 0;
        chunk[base + QUANTITY_LOTS] = terms.quantityLots;
        chunk[base + CUMULATIVE_UNITS] = 0;
    }

    /** What is not filled yet. */
    public long remainingLots(int slot) {
        return link(slot, REMAINING_LOTS);
    }

    void remainingLots(int slot, long lots) {
        link(slot, REMAINING_LOTS, lots);
    }

    /** The next order at the same price, or {@link #NONE}. */
    int younger(int slot) {
        return (int) (link(slot, YOUNGER_AND_OLDER) >>> 32);
    }

    void younger(int slot, int other) {
        link(slot, YOUNGER_AND_OLDER, (long) other << 32 | (older(slot) & LOW_WORD));
    }

    /** The order before it at the same price, or {@link #NONE}. */
    int older(int slot) {
        return (int) link(slot, YOUNGER_AND_OLDER);
    }

    void older(int slot, int other) {
        link(slot, YOUNGER_AND_OLDER, (long) younger(slot) << 32 | (other & LOW_WORD));
    }

    /** Its level in its book; set while it rests. */
    int level(int slot) {
        return (int) (link(slot, LEVEL_AND_INVESTOR) >>> 32);
    }

    void level(int slot, int level) {
        link(slot, LEVEL_AND_INVESTOR, (long) level << 32 | investor(slot));
    }

    /** Index of its investor. */
    public int investor(int slot) {
        return (int) link(slot, LEVEL_AND_INVESTOR);
    }

    /** What it holds: quote units of a buy, base units of a sell. */
    long lockedUnits(int slot) {
        return get(slot, LOCKED_UNITS);
    }

    void lockedUnits(int slot, long units) {
        set(slot, LOCKED_UNITS, units);
    }

    int instrumentId(int slot) {
        return (int) (get(slot, CLIENT_ORDER_INSTRUMENT_SIDE) & LOW_WORD) >>> 1;
    }

    boolean isBuy(int slot) {
        return (get(slot, CLIENT_ORDER_INSTRUMENT_SIDE) & 1) != 0;
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
        set(slot, FEE_RATES, (long) makerFeeRate << 32 | (takerFeeRate & LOW_WORD));
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
        return (int) (get(slot, CLIENT_ORDER_INSTRUMENT_SIDE) >>> 32);
    }

    void clientOrder(int slot, int entry) {
        set(
                slot,
                CLIENT_ORDER_INSTRUMENT_SIDE,
                (long) entry << 32 | (get(slot, CLIENT_ORDER_INSTRUMENT_SIDE) & LOW_WORD));
    }

    private long link(int slot, int field) {
        return links[slot >>> CHUNK_BITS][((slot & CHUNK_MASK) << LINK_BITS) + field];
    }

    private void link(int slot, int field, long value) {
        links[slot >>> CHUNK_BITS][((slot & CHUNK_MASK) << LINK_BITS) + field] = value;
    }

    private long get(int slot, int field) {
        return terms[slot >>> CHUNK_BITS][((slot & CHUNK_MASK) << TERM_BITS) + field];
    }

    private void set(int slot, int field, long value) {
        terms[slot >>> CHUNK_BITS][((slot & CHUNK_MASK) << TERM_BITS) + field] = value;
    }
}
