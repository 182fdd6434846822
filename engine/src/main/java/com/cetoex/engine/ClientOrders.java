package com.cetoex.engine;

import com.cetoex.protocol.ProtocolLimits;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The client order ids that are taken: what was accepted under each, and its fills as taker then,
 * so that an identical resend gets the first answer again.
 *
 * <p>An id is remembered for 24 h after its acceptance, and for as long as its order is open. The
 * entries stand in a queue in the order of acceptance; those past their time leave it with the
 * first command after ({@link #expire}), so that the queue holds exactly what is younger than 24 h.
 * One thread; no allocation but growth.
 */
final class ClientOrders {
    /** No entry, no fill. */
    static final int NONE = -1;

    /**
     * Most ids remembered at once; about 160 bytes each. Beyond, orders that bring an id are
     * refused.
     */
    static final int MAX_ENTRIES = 8_000_000;

    private static final int RECORD_BITS = 4;
    private static final int HASH = 0;
    private static final int ORDER_ID = 1;
    private static final int ACCEPTED_MILLIS = 2;
    private static final int PRICE_TICKS = 3;
    private static final int QUANTITY_LOTS = 4;
    private static final int INVESTOR = 5;
    private static final int INSTRUMENT_ID = 6;
    private static final int FLAGS = 7;
    private static final int NEXT_OF_HASH = 8;
    private static final int NEXT_IN_QUEUE = 9;
    private static final int FILLS = 10;
    private static final int WORD_0 = 11;
    private static final int WORD_4 = 15;

    private static final long IS_BUY = 1;
    private static final long IS_MARKET = 2;
    private static final long IS_OPEN = 4;
    private static final long IS_QUEUED = 8;

    private static final int FILL_LENGTH = 5;
    private static final int FILL_NEXT = 4;

    private final Long2LongHashMap entriesByHash = new Long2LongHashMap(1 << 10, 0.5f, NONE);
    private long[] records = new long[1 << 10];
    private int entryCount;
    private int usedCount;
    private int firstFree = NONE;
    private int queueHead = NONE;
    private int queueTail = NONE;
    private long[] fills = new long[FILL_LENGTH << 6];
    private int fillCount;
    private int firstFreeFill = NONE;

    boolean isFull() {
        return usedCount == MAX_ENTRIES;
    }

    /** The entry of an investor's id, or {@link #NONE}. */
    int find(int investor, ClientOrderKey key) {
        int entry = (int) entriesByHash.get(key.hash(investor));
        while (entry != NONE && !isOf(entry, investor, key)) {
            entry = (int) get(entry, NEXT_OF_HASH);
        }
        return entry;
    }

    /** Tells whether an order asks for the same as the one accepted under an entry. */
    boolean isSame(int entry, IncomingOrder order) {
        return get(entry, INSTRUMENT_ID) == order.terms.instrumentId
                && get(entry, PRICE_TICKS) == order.terms.priceTicks
                && get(entry, QUANTITY_LOTS) == order.terms.quantityLots
                && isBuy(entry) == order.terms.isBuy
                && isMarket(entry) == order.isMarket;
    }

    /** Remembers an order that is accepted now, and open until {@link #close}. */
    int add(int investor, long orderId, long timeMillis, IncomingOrder order) {
        int entry = takeEntry();
        set(entry, ORDER_ID, orderId);
        set(entry, ACCEPTED_MILLIS, timeMillis);
        set(entry, PRICE_TICKS, order.terms.priceTicks);
        set(entry, QUANTITY_LOTS, order.terms.quantityLots);
        set(entry, INVESTOR, investor);
        set(entry, INSTRUMENT_ID, order.terms.instrumentId);
        set(
                entry,
                FLAGS,
                IS_OPEN | (order.terms.isBuy ? IS_BUY : 0) | (order.isMarket ? IS_MARKET : 0));
        set(entry, FILLS, NONE);
        setKey(entry, order.clientOrderKey);
        long hash = order.clientOrderKey.hash(investor);
        set(entry, HASH, hash);
        set(entry, NEXT_OF_HASH, entriesByHash.get(hash));
        entriesByHash.put(hash, entry);
        enqueue(entry);
        return entry;
    }

    /** Takes an entry out of the queue again, as of an order open for more than 24 h. */
    void unqueueLast(int entry, int newTail) {
        set(entry, FLAGS, get(entry, FLAGS) & ~IS_QUEUED);
        queueTail = newTail;
        if (newTail == NONE) {
            queueHead = NONE;
        } else {
            set(newTail, NEXT_IN_QUEUE, NONE);
        }
    }

    /** Remembers a fill of an entry's order; {@code lastFill} is what the call before returned. */
    int addFill(int entry, int lastFill, Fill fill, long feeUnits) {
        int slot = takeFill();
        int base = slot * FILL_LENGTH;
        fills[base] = fill.tradeId;
        fills[base + 1] = fill.priceTicks;
        fills[base + 2] = fill.quantityLots;
        fills[base + 3] = feeUnits;
        fills[base + FILL_NEXT] = NONE;
        if (lastFill == NONE) {
            set(entry, FILLS, slot);
        } else {
            fills[lastFill * FILL_LENGTH + FILL_NEXT] = slot;
        }
        return slot;
    }

    /** The order of an entry is no longer open; an entry past its time is forgotten with it. */
    void close(int entry) {
        long flags = get(entry, FLAGS) & ~IS_OPEN;
        set(entry, FLAGS, flags);
        if ((flags & IS_QUEUED) == 0) {
            forget(entry);
        }
    }

    /** Forgets the ids whose 24 h are over and whose order is closed. */
    void expire(long timeMillis) {
        while (queueHead != NONE && isPast(queueHead, timeMillis)) {
            int entry = queueHead;
            queueHead = (int) get(entry, NEXT_IN_QUEUE);
            if (queueHead == NONE) {
                queueTail = NONE;
            }
            long flags = get(entry, FLAGS) & ~IS_QUEUED;
            set(entry, FLAGS, flags);
            if ((flags & IS_OPEN) == 0) {
                forget(entry);
            }
        }
    }

    boolean isPast(int entry, long timeMillis) {
        return timeMillis - acceptedMillis(entry) >= ProtocolLimits.CLIENT_ORDER_ID_MEMORY_MILLIS;
    }

    /** The first entry of the queue, or {@link #NONE}. */
    int first() {
        return queueHead;
    }

    int last() {
        return queueTail;
    }

    int next(int entry) {
        return (int) get(entry, NEXT_IN_QUEUE);
    }

    boolean isQueued(int entry) {
        return (get(entry, FLAGS) & IS_QUEUED) != 0;
    }

    long orderId(int entry) {
        return get(entry, ORDER_ID);
    }

    long acceptedMillis(int entry) {
        return get(entry, ACCEPTED_MILLIS);
    }

    long priceTicks(int entry) {
        return get(entry, PRICE_TICKS);
    }

    long quantityLots(int entry) {
        return get(entry, QUANTITY_LOTS);
    }

    int investor(int entry) {
        return (int) get(entry, INVESTOR);
    }

    int instrumentId(int entry) {
        return (int) get(entry, INSTRUMENT_ID);
    }

    boolean isBuy(int entry) {
        return (get(entry, FLAGS) & IS_BUY) != 0;
    }

    boolean isMarket(int entry) {
        return (get(entry, FLAGS) & IS_MARKET) != 0;
    }

    void readKey(int entry, ClientOrderKey key) {
        key.word0 = get(entry, WORD_0);
        key.word1 = get(entry, WORD_0 + 1);
        key.word2 = get(entry, WORD_0 + 2);
        key.word3 = get(entry, WORD_0 + 3);
        key.word4 = (int) get(entry, WORD_4);
    }

    /** The first fill remembered of an entry, or {@link #NONE}. */
    int firstFill(int entry) {
        return (int) get(entry, FILLS);
    }

    int nextFill(int fill) {
        return (int) fills[fill * FILL_LENGTH + FILL_NEXT];
    }

    /**
     * Loads trade, price and quantity of a fill.
     *
     * @return what the order paid for it, in quote units
     */
    long readFill(int slot, Fill fill) {
        int base = slot * FILL_LENGTH;
        fill.tradeId = fills[base];
        fill.priceTicks = fills[base + 1];
        fill.quantityLots = fills[base + 2];
        return fills[base + 3];
    }

    private boolean isOf(int entry, int investor, ClientOrderKey key) {
        return get(entry, WORD_0) == key.word0
                && get(entry, WORD_0 + 1) == key.word1
                && get(entry, WORD_0 + 2) == key.word2
                && get(entry, WORD_0 + 3) == key.word3
                && get(entry, WORD_4) == key.word4
                && investor(entry) == investor;
    }

    private void setKey(int entry, ClientOrderKey key) {
        set(entry, WORD_0, key.word0);
        set(entry, WORD_0 + 1, key.word1);
        set(entry, WORD_0 + 2, key.word2);
        set(entry, WORD_0 + 3, key.word3);
        set(entry, WORD_4, key.word4);
    }

    private void enqueue(int entry) {
        set(entry, FLAGS, get(entry, FLAGS) | IS_QUEUED);
        set(entry, NEXT_IN_QUEUE, NONE);
        if (queueTail == NONE) {
            queueHead = entry;
        } else {
            set(queueTail, NEXT_IN_QUEUE, entry);
        }
        queueTail = entry;
    }

    private void forget(int entry) {
        unchain(entry);
        for (int fill = firstFill(entry); fill != NONE; ) {
            int next = nextFill(fill);
            fills[fill * FILL_LENGTH + FILL_NEXT] = firstFreeFill;
            firstFreeFill = fill;
            fill = next;
        }
        set(entry, NEXT_IN_QUEUE, firstFree);
        firstFree = entry;
        usedCount--;
    }

    private void unchain(int entry) {
        long hash = get(entry, HASH);
        long next = get(entry, NEXT_OF_HASH);
        int other = (int) entriesByHash.get(hash);
        if (other != entry) {
            while (get(other, NEXT_OF_HASH) != entry) {
                other = (int) get(other, NEXT_OF_HASH);
            }
            set(other, NEXT_OF_HASH, next);
        } else if (next == NONE) {
            entriesByHash.remove(hash);
        } else {
            entriesByHash.put(hash, next);
        }
    }

    private int takeEntry() {
        usedCount++;
        if (firstFree != NONE) {
            int entry = firstFree;
            firstFree = (int) get(entry, NEXT_IN_QUEUE);
            return entry;
        }
        if (entryCount << RECORD_BITS == records.length) {
            records = Arrays.copyOf(records, records.length * 2);
        }
        return entryCount++;
    }

    private int takeFill() {
        if (firstFreeFill != NONE) {
            int fill = firstFreeFill;
            firstFreeFill = nextFill(fill);
            return fill;
        }
        if (fillCount * FILL_LENGTH == fills.length) {
            fills = Arrays.copyOf(fills, fills.length * 2);
        }
        return fillCount++;
    }

    private long get(int entry, int field) {
        return records[(entry << RECORD_BITS) + field];
    }

    private void set(int entry, int field, long value) {
        records[(entry << RECORD_BITS) + field] = value;
    }
}
