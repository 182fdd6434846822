package com.cetoex.engine;

import java.util.Arrays;

/**
 * Finds the level at a price, and the next better level of a price that has none.
 *
 * <p>A trie over the bits of a key, 64 children a node with a bitmap of those in use: the cost
 * depends on the largest key only (five steps for 2^30 ticks), never on how many levels there are
 * or how far apart they stand, so a deep book and a sparse one are the same code. Nodes are pooled;
 * a node that empties is used again. One thread.
 */
final class PriceIndex {
    private static final int DIGIT_BITS = 6;
    private static final int DIGIT_MASK = (1 << DIGIT_BITS) - 1;
    private static final int ROOT = 0;
    private static final int NO_NODE = 0;
    private static final int INITIAL_NODES = 16;

    private final int topShift;
    private final int[] path;
    private long[] used = new long[INITIAL_NODES];
    private int[] children = new int[INITIAL_NODES << DIGIT_BITS];
    private int nodeCount = 1;
    private int firstFree = NO_NODE;

    /** Makes an index for keys from 0 to the given one. */
    PriceIndex(long maxKey) {
        int keyBits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(maxKey));
        int depth = (keyBits + DIGIT_BITS - 1) / DIGIT_BITS;
        topShift = (depth - 1) * DIGIT_BITS;
        path = new int[depth];
    }

    /** The level at a key, or {@link Levels#NONE}. */
    int find(long key) {
        int node = ROOT;
        for (int shift = topShift; shift > 0; shift -= DIGIT_BITS) {
            node = children[childAt(node, digit(key, shift))];
            if (node == NO_NODE) {
                return Levels.NONE;
            }
        }
        return children[childAt(node, digit(key, 0))] - 1;
    }

    /** The level at the largest key below a given one, or {@link Levels#NONE}. */
    int findBelow(long key) {
        int node = ROOT;
        int forkNode = ROOT;
        int forkShift = -1;
        long forkUsed = 0;
        for (int shift = topShift; shift >= 0; shift -= DIGIT_BITS) {
            int digit = digit(key, shift);
            long below = used[node] & ((1L << digit) - 1);
            if (below != 0) {
                forkNode = node;
                forkShift = shift;
                forkUsed = below;
            }
            node = children[childAt(node, digit)];
            if (node == NO_NODE) {
                break;
            }
        }
        return forkShift < 0 ? Levels.NONE : last(forkNode, forkUsed, forkShift);
    }

    /** Adds a level at a key that has none. */
    void add(long key, int level) {
        int node = ROOT;
        for (int shift = topShift; shift > 0; shift -= DIGIT_BITS) {
            int digit = digit(key, shift);
            int child = children[childAt(node, digit)];
            if (child == NO_NODE) {
                child = takeNode();
                link(node, digit, child);
            }
            node = child;
        }
        link(node, digit(key, 0), level + 1);
    }

    /** Removes the level at a key that has one. */
    void remove(long key) {
        int node = ROOT;
        int depth = 0;
        for (int shift = topShift; shift > 0; shift -= DIGIT_BITS) {
            path[depth++] = node;
            node = children[childAt(node, digit(key, shift))];
        }
        int shift = 0;
        unlink(node, digit(key, shift));
        while (used[node] == 0 && node != ROOT) {
            giveBack(node);
            shift += DIGIT_BITS;
            node = path[--depth];
            unlink(node, digit(key, shift));
        }
    }

    private int last(int node, long usedDigits, int shift) {
        int child = children[childAt(node, highest(usedDigits))];
        for (int below = shift; below > 0; below -= DIGIT_BITS) {
            child = children[childAt(child, highest(used[child]))];
        }
        return child - 1;
    }

    private void link(int node, int digit, int child) {
        children[childAt(node, digit)] = child;
        used[node] |= 1L << digit;
    }

    private void unlink(int node, int digit) {
        children[childAt(node, digit)] = NO_NODE;
        used[node] &= ~(1L << digit);
    }

    private int takeNode() {
        if (firstFree != NO_NODE) {
            int node = firstFree;
            firstFree = children[childAt(node, 0)];
            children[childAt(node, 0)] = NO_NODE;
            return node;
        }
        if (nodeCount == used.length) {
            used = Arrays.copyOf(used, nodeCount * 2);
            children = Arrays.copyOf(children, children.length * 2);
        }
        return nodeCount++;
    }

    private void giveBack(int node) {
        children[childAt(node, 0)] = firstFree;
        firstFree = node;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & DIGIT_MASK;
    }

    private static int childAt(int node, int digit) {
        return (node << DIGIT_BITS) + digit;
    }

    private static int highest(long digits) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(digits);
    }
}
