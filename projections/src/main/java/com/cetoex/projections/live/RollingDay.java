package com.cetoex.projections.live;

import static com.cetoex.projections.LargeSum.CARRY_UNIT;

import com.cetoex.projections.Candle;
import com.cetoex.projections.LargeSum;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;

/**
 * One instrument's trades of the last 24 hours, summed by second.
 *
 * <p>Only seconds with trades take room: 64 bytes each and, for the extremes, up to 32 more. The
 * rings grow by doubling, so a market that trades in every second of a day takes 12.6 MB.
 */
final class RollingDay {
    /** Seconds in the window, the running one included. */
    static final int WINDOW_SECONDS = 24 * 60 * 60;

    private static final int SECOND = 0;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int BASE_CARRY = 3;
    private static final int BASE_REST = 4;
    private static final int QUOTE_CARRY = 5;
    private static final int QUOTE_REST = 6;
    private static final int COUNT = 7;
    private static final int FIELDS = 8;

    private final int instrumentId;
    private final LongRing seconds = new LongRing(FIELDS);
    private final PriceExtreme high = PriceExtreme.highest();
    private final PriceExtreme low = PriceExtreme.lowest();
    private final LargeSum base = new LargeSum();
    private final LargeSum quote = new LargeSum();
    private final LargeSum scratch = new LargeSum();
    private long tradeCount;
    private long expiredSecond = Long.MIN_VALUE;
    private long referenceTicks;
    private long lastEverTicks;

    RollingDay(int instrumentId, long lastEverTicks) {
        this.instrumentId = instrumentId;
        this.lastEverTicks = lastEverTicks;
    }

    void add(TradeExecutedDecoder trade, long timeMillis) {
        long priceTicks = trade.priceTicks();
        long quantityLots = trade.quantityLots();
        long notionalUnits = trade.notionalUnits();
        long second = secondOf(timeMillis);
        expireAt(second);
        lastEverTicks = priceTicks;
        if (seconds.isEmpty() || seconds.get(seconds.size() - 1, SECOND) != second) {
            seconds.addNewest();
            open(seconds.size() - 1, second, priceTicks, priceTicks);
        }
        int newest = seconds.size() - 1;
        seconds.set(newest, LAST, priceTicks);
        addTo(newest, BASE_CARRY, quantityLots / CARRY_UNIT, quantityLots % CARRY_UNIT);
        addTo(newest, QUOTE_CARRY, notionalUnits / CARRY_UNIT, notionalUnits % CARRY_UNIT);
        seconds.set(newest, COUNT, seconds.get(newest, COUNT) + 1);
        base.add(quantityLots);
        quote.add(notionalUnits);
        tradeCount++;
        high.addNewer(second, priceTicks);
        low.addNewer(second, priceTicks);
    }

    /** Takes trades of one second, or a part of one, that are older than all others. */
    void addOlder(Candle candle) {
        long second = secondOf(candle.openMillis());
        if (lastEverTicks == 0) {
            lastEverTicks = candle.closeTicks();
        }
        if (second <= expiredSecond) {
            addReference(candle.closeTicks());
            return;
        }
        if (seconds.isEmpty() || seconds.get(0, SECOND) != second) {
            seconds.addOldest();
            open(0, second, candle.openTicks(), candle.closeTicks());
        }
        seconds.set(0, FIRST, candle.openTicks());
        long baseCarry = LargeSum.carryOf(candle.baseVolumeLots());
        long baseRest = LargeSum.restOf(candle.baseVolumeLots());
        long quoteCarry = LargeSum.carryOf(candle.quoteVolumeUnits());
        long quoteRest = LargeSum.restOf(candle.quoteVolumeUnits());
        addTo(0, BASE_CARRY, baseCarry, baseRest);
        addTo(0, QUOTE_CARRY, quoteCarry, quoteRest);
        seconds.set(0, COUNT, seconds.get(0, COUNT) + candle.tradeCount());
        base.add(baseCarry, baseRest);
        quote.add(quoteCarry, quoteRest);
        tradeCount += candle.tradeCount();
        high.addOlder(second, candle.highTicks());
        low.addOlder(second, candle.lowTicks());
    }

    /** Takes the price of a trade older than all, unless a newer one has left the window. */
    void addReference(long priceTicks) {
        if (referenceTicks == 0) {
            referenceTicks = priceTicks;
        }
        if (lastEverTicks == 0) {
            lastEverTicks = priceTicks;
        }
    }

    /** Drops what has left the window whose newest second is given. */
    void expireAt(long second) {
        expiredSecond = Math.max(expiredSecond, second - WINDOW_SECONDS);
        while (!seconds.isEmpty() && seconds.get(0, SECOND) <= expiredSecond) {
            referenceTicks = seconds.get(0, LAST);
            base.subtract(seconds.get(0, BASE_CARRY), seconds.get(0, BASE_REST));
            quote.subtract(seconds.get(0, QUOTE_CARRY), seconds.get(0, QUOTE_REST));
            tradeCount -= seconds.get(0, COUNT);
            seconds.removeOldest();
        }
        high.expire(expiredSecond);
        low.expire(expiredSecond);
    }

    /** The figures at a time, which changes nothing: readers share this object. */
    DayStatistics at(long timeMillis) {
        long lastExpired = Math.max(expiredSecond, secondOf(timeMillis) - WINDOW_SECONDS);
        LargeSum baseLeft = copyOf(base);
        LargeSum quoteLeft = copyOf(quote);
        long countLeft = tradeCount;
        long reference = referenceTicks;
        int oldest = 0;
        for (; oldest < seconds.size() && seconds.get(oldest, SECOND) <= lastExpired; oldest++) {
            reference = seconds.get(oldest, LAST);
            baseLeft.subtract(seconds.get(oldest, BASE_CARRY), seconds.get(oldest, BASE_REST));
            quoteLeft.subtract(seconds.get(oldest, QUOTE_CARRY), seconds.get(oldest, QUOTE_REST));
            countLeft -= seconds.get(oldest, COUNT);
        }
        boolean isQuiet = oldest == seconds.size();
        long first = isQuiet ? 0 : seconds.get(oldest, FIRST);
        return new DayStatistics(
                instrumentId,
                first,
                isQuiet ? 0 : seconds.get(seconds.size() - 1, LAST),
                high.behind(lastExpired),
                low.behind(lastExpired),
                baseLeft.toBigInteger(),
                quoteLeft.toBigInteger(),
                countLeft,
                reference == 0 ? first : reference,
                lastEverTicks);
    }

    private void open(int entry, long second, long firstTicks, long lastTicks) {
        seconds.set(entry, SECOND, second);
        seconds.set(entry, FIRST, firstTicks);
        seconds.set(entry, LAST, lastTicks);
        for (int field = BASE_CARRY; field < FIELDS; field++) {
            seconds.set(entry, field, 0);
        }
    }

    /** Adds to a sum of an entry, whose rest stands behind its carry. */
    private void addTo(int entry, int carryField, long carry, long rest) {
        scratch.set(seconds.get(entry, carryField), seconds.get(entry, carryField + 1));
        scratch.add(carry, rest);
        seconds.set(entry, carryField, scratch.carry());
        seconds.set(entry, carryField + 1, scratch.rest());
    }

    private static LargeSum copyOf(LargeSum sum) {
        LargeSum copy = new LargeSum();
        copy.set(sum.carry(), sum.rest());
        return copy;
    }

    long lastEverTicks() {
        return lastEverTicks;
    }

    static long secondOf(long timeMillis) {
        return Math.floorDiv(timeMillis, 1000L);
    }
}
