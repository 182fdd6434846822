package com.cetoex.projections.live;

/**
 * The highest, or the lowest, price of a window of seconds that rolls.
 *
 * <p>Holds only the seconds that are an extreme against all that are newer, so the oldest is the
 * window's. Adding and expiring cost a constant on average; at most one entry a second is held.
 */
final class PriceExtreme {
    private static final int SECOND = 0;
    private static final int PRICE = 1;
    private static final int FIELDS = 2;

    /** Makes the more extreme price the larger one. */
    private final int sign;

    private final LongRing ring = new LongRing(FIELDS);

    private PriceExtreme(int sign) {
        this.sign = sign;
    }

    static PriceExtreme highest() {
        return new PriceExtreme(1);
    }

    static PriceExtreme lowest() {
        return new PriceExtreme(-1);
    }

    void addNewer(long second, long priceTicks) {
        while (!ring.isEmpty() && !isBeyond(ring.size() - 1, priceTicks)) {
            ring.removeNewest();
        }
        boolean isHidden = !ring.isEmpty() && ring.get(ring.size() - 1, SECOND) == second;
        if (!isHidden) {
            ring.addNewest();
            fill(ring.size() - 1, second, priceTicks);
        }
    }

    void addOlder(long second, long priceTicks) {
        if (!ring.isEmpty() && sign * priceTicks <= sign * ring.get(0, PRICE)) {
            return;
        }
        if (ring.isEmpty() || ring.get(0, SECOND) != second) {
            ring.addOldest();
        }
        fill(0, second, priceTicks);
    }

    void expire(long lastExpiredSecond) {
        while (!ring.isEmpty() && ring.get(0, SECOND) <= lastExpiredSecond) {
            ring.removeOldest();
        }
    }

    /** The extreme behind a second; 0 when no trade is. */
    long behind(long lastExpiredSecond) {
        for (int entry = 0; entry < ring.size(); entry++) {
            if (ring.get(entry, SECOND) > lastExpiredSecond) {
                return ring.get(entry, PRICE);
            }
        }
        return 0;
    }

    private boolean isBeyond(int entry, long priceTicks) {
        return sign * ring.get(entry, PRICE) > sign * priceTicks;
    }

    private void fill(int entry, long second, long priceTicks) {
        ring.set(entry, SECOND, second);
        ring.set(entry, PRICE, priceTicks);
    }
}
