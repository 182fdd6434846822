package com.cetoex.benchmarks.stream;

/**
 * A seeded order stream and what must come out of it.
 *
 * <p>The hash came out of four books of other projects too, so it is the result of price-time
 * priority, not of one program.
 */
public enum Workload {
    /** About 1,000 resting orders within 64 ticks of the mid: a busy market. */
    W1(42, 2_000_000, 1_000, 64),

    /** About 100,000 resting orders within 4,096 ticks: a deep one, beyond the caches. */
    W2(42, 2_000_000, 100_000, 4_096);

    /** Operations of each kind, prefill included, fills, and the hash over every fill. */
    public record Outcome(long adds, long cancels, long aggressive, long fills, long hash) {}

    private final long seed;
    private final int operations;
    private final int target;
    private final int range;

    Workload(long seed, int operations, int target, int range) {
        this.seed = seed;
        this.operations = operations;
        this.target = target;
        this.range = range;
    }

    /** Start of the random numbers. */
    public long seed() {
        return seed;
    }

    /** Operations behind the prefill. */
    public int operations() {
        return operations;
    }

    /** Resting orders that the stream keeps about; the prefill adds as many. */
    public int target() {
        return target;
    }

    /** Largest distance of a passive order from the mid, in ticks. */
    public int range() {
        return range;
    }

    /** What every correct book makes of it. */
    public Outcome outcome() {
        return switch (this) {
            case W1 -> new Outcome(1_099_366, 702_051, 199_583, 591_821, -4005605777417029878L);
            case W2 -> new Outcome(1_036_316, 864_024, 199_660, 275_306, 6356060657404691764L);
        };
    }
}
