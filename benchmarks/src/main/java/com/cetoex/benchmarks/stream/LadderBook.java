package com.cetoex.benchmarks.stream;

import java.util.Arrays;

/**
 * A plain ladder: one list of orders for every tick, in primitive arrays, ids as indices.
 *
 * <p>It knows no money, no accounts and no sparse prices, and its arrays fit one stream: it draws
 * the stream, and shows what the same operations cost with nothing else around them.
 */
public final class LadderBook {
    /** Takes the fills of an aggressive order. */
    @FunctionalInterface
    public interface FillListener {
        void onFill(int makerOrderId, int priceTicks, int quantity, boolean isMakerFilled);
    }

    /** Twice the starting mid: no stream wanders so far. */
    static final int PRICES = 65_536;

    private static final int NONE = 0;

    private final int[] oldest = new int[PRICES];
    private final int[] youngest = new int[PRICES];
    private final int[] older;
    private final int[] younger;
    private final int[] remaining;
    private final int[] price;
    private int bestBid;
    private int bestAsk = PRICES;

    /** Makes an empty book for ids up to the given one. */
    public LadderBook(int maxOrderId) {
        older = new int[maxOrderId + 1];
        younger = new int[maxOrderId + 1];
        remaining = new int[maxOrderId + 1];
        price = new int[maxOrderId + 1];
    }

    /** Empties it. */
    public void clear() {
        Arrays.fill(oldest, NONE);
        Arrays.fill(youngest, NONE);
        bestBid = 0;
        bestAsk = PRICES;
    }

    boolean hasBid() {
        return bestBid > 0;
    }

    boolean hasAsk() {
        return bestAsk < PRICES;
    }

    int bestBid() {
        return bestBid;
    }

    int bestAsk() {
        return bestAsk;
    }

    /** Lets an order rest behind all of its price. */
    public void rest(int orderId, boolean isBuy, int priceTicks, int quantity) {
        int last = youngest[priceTicks];
        older[orderId] = last;
        younger[orderId] = NONE;
        remaining[orderId] = quantity;
        price[orderId] = priceTicks;
        youngest[priceTicks] = orderId;
        if (last == NONE) {
            oldest[priceTicks] = orderId;
        } else {
            younger[last] = orderId;
        }
        if (isBuy) {
            bestBid = Math.max(bestBid, priceTicks);
        } else {
            bestAsk = Math.min(bestAsk, priceTicks);
        }
    }

    /** Takes a resting order out. */
    public void cancel(int orderId) {
        unlink(orderId);
        findBests(price[orderId]);
    }

    /** Matches an order against the other side and tells what is left of it. */
    public int match(boolean isBuy, int limitTicks, int quantity, FillListener listener) {
        int left = quantity;
        while (left > 0 && isReached(isBuy, limitTicks)) {
            int best = isBuy ? bestAsk : bestBid;
            int maker = oldest[best];
            int lots = Math.min(left, remaining[maker]);
            left -= lots;
            remaining[maker] -= lots;
            boolean isMakerFilled = remaining[maker] == 0;
            listener.onFill(maker, best, lots, isMakerFilled);
            if (isMakerFilled) {
                unlink(maker);
                findBests(best);
            }
        }
        return left;
    }

    private boolean isReached(boolean isBuy, int limitTicks) {
        return isBuy
                ? bestAsk < PRICES && bestAsk <= limitTicks
                : bestBid > 0 && bestBid >= limitTicks;
    }

    private void unlink(int orderId) {
        int before = older[orderId];
        int behind = younger[orderId];
        if (before == NONE) {
            oldest[price[orderId]] = behind;
        } else {
            younger[before] = behind;
        }
        if (behind == NONE) {
            youngest[price[orderId]] = before;
        } else {
            older[behind] = before;
        }
    }

    private void findBests(int changedPrice) {
        if (changedPrice == bestBid) {
            while (bestBid > 0 && oldest[bestBid] == NONE) {
                bestBid--;
            }
        } else if (changedPrice == bestAsk) {
            while (bestAsk < PRICES && oldest[bestAsk] == NONE) {
                bestAsk++;
            }
        }
    }
}
