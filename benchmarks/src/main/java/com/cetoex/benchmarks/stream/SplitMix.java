package com.cetoex.benchmarks.stream;

/** SplitMix64: random numbers that every language can repeat from the seed. */
final class SplitMix {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    /** A number from 0 up to, not including, the bound. */
    int next(int bound) {
        return (int) ((nextLong() >>> 33) % bound);
    }

    private long nextLong() {
        state += GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
