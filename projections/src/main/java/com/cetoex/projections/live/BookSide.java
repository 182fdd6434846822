package com.cetoex.projections.live;

import com.cetoex.protocol.sbe.Side;

/**
 * The levels of one side of a book, sorted, the best one last.
 *
 * <p>One sorted array with room at both ends: a change shifts what lies between its price and the
 * nearer end, and most changes are near the best price. A search takes log2(levels) steps.
 */
final class BookSide {
    private static final int FIRST_CAPACITY = 64;

    /** Makes a better price the larger key on both sides. */
    private final int sign;

    private Level[] levels = new Level[FIRST_CAPACITY];
    private int start = FIRST_CAPACITY / 2;
    private int end = FIRST_CAPACITY / 2;

    BookSide(Side side) {
        sign = side == Side.BUY ? 1 : -1;
    }

    int size() {
        return end - start;
    }

    /** The level of a rank, from 0 for the best. */
    Level best(int rank) {
        return levels[end - 1 - rank];
    }

    /** The level of a price, made when there is none. */
    Level at(long priceTicks) {
        int place = search(priceTicks);
        return place >= 0 ? levels[place] : insert(~place, new Level(priceTicks));
    }

    void remove(Level level) {
        int place = search(level.priceTicks);
        assert place >= 0 : "the level stands in the book";
        if (place - start < end - 1 - place) {
            System.arraycopy(levels, start, levels, start + 1, place - start);
            levels[start++] = null;
        } else {
            System.arraycopy(levels, place + 1, levels, place, end - 1 - place);
            levels[--end] = null;
        }
    }

    private int search(long priceTicks) {
        long key = sign * priceTicks;
        int low = start;
        int high = end - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = sign * levels[middle].priceTicks;
            if (found < key) {
                low = middle + 1;
            } else if (found > key) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return ~low;
    }

    private Level insert(int place, Level level) {
        if (start == 0 || end == levels.length) {
            place += makeRoom();
        }
        if (place - start < end - place) {
            System.arraycopy(levels, start, levels, start - 1, place - start);
            start--;
            levels[place - 1] = level;
        } else {
            System.arraycopy(levels, place, levels, place + 1, end - place);
            end++;
            levels[place] = level;
        }
        return level;
    }

    /** Moves the levels to the middle of an array at least twice their number; tells how far. */
    private int makeRoom() {
        int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit(size()) << 2);
        Level[] roomy = new Level[capacity];
        int newStart = (capacity - size()) / 2;
        System.arraycopy(levels, start, roomy, newStart, size());
        int moved = newStart - start;
        levels = roomy;
        end += moved;
        start = newStart;
        return moved;
    }
}
