package com.cetoex.engine;

/**
 * One side of a book: its levels from the best price to the worst.
 *
 * <p>Buys and sells are the same code: a key turns prices so that the smallest is the best. One
 * thread.
 */
final class BookSide {
    private final Levels levels;
    private final PriceIndex index;
    private final boolean isBuy;
    private final long maxPriceTicks;
    private int best = Levels.NONE;

    BookSide(Levels levels, boolean isBuy, long maxPriceTicks) {
        this.levels = levels;
        this.isBuy = isBuy;
        this.maxPriceTicks = maxPriceTicks;
        index = new PriceIndex(maxPriceTicks);
    }

    /** The best level, or {@link Levels#NONE}. */
    int best() {
        return best;
    }

    /** Tells whether an opposite order limited at a price would trade with a level of this side. */
    boolean isReachedBy(long limitTicks, int level) {
        long priceTicks = levels.priceTicks(level);
        return isBuy ? limitTicks <= priceTicks : limitTicks >= priceTicks;
    }

    /** The level at a price, made when there is none. */
    int levelAt(long priceTicks) {
        long key = key(priceTicks);
        int level = index.find(key);
        return level == Levels.NONE ? insert(priceTicks, key) : level;
    }

    /** Takes out a level that has emptied. */
    void remove(int level) {
        int better = levels.better(level);
        int worse = levels.worse(level);
        if (better == Levels.NONE) {
            best = worse;
        } else {
            levels.worse(better, worse);
        }
        if (worse != Levels.NONE) {
            levels.better(worse, better);
        }
        index.remove(key(levels.priceTicks(level)));
        levels.remove(level);
    }

    private int insert(long priceTicks, long key) {
        int level = levels.add(priceTicks);
        int better = best == Levels.NONE ? Levels.NONE : betterThan(key);
        int worse = better == Levels.NONE ? best : levels.worse(better);
        levels.better(level, better);
        levels.worse(level, worse);
        if (better == Levels.NONE) {
            best = level;
        } else {
            levels.worse(better, level);
        }
        if (worse != Levels.NONE) {
            levels.better(worse, level);
        }
        index.add(key, level);
        return level;
    }

    private int betterThan(long key) {
        return key < key(levels.priceTicks(best)) ? Levels.NONE : index.findBelow(key);
    }

    private long key(long priceTicks) {
        return isBuy ? maxPriceTicks - priceTicks : priceTicks;
    }
}
