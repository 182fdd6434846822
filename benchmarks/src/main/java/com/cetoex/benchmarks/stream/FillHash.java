package com.cetoex.benchmarks.stream;

/** The hash over every fill in order, by which runs of different programs are compared. */
public final class FillHash {
    private static final int FACTOR = 31;

    private long hash;
    private long fills;

    /** Counts one fill in. */
    public void add(long makerOrderId, long priceTicks, long quantity) {
        hash = hash * FACTOR + makerOrderId;
        hash = hash * FACTOR + priceTicks;
        hash = hash * FACTOR + quantity;
        fills++;
    }

    /** The hash of all fills so far. */
    public long hash() {
        return hash;
    }

    /** Fills so far. */
    public long fills() {
        return fills;
    }

    /** Starts again. */
    public void reset() {
        hash = 0;
        fills = 0;
    }

    /**
     * Compares with what the workload must give.
     *
     * @throws IllegalStateException when a fill differs
     */
    public void verify(Workload workload) {
        Workload.Outcome expected = workload.outcome();
        if (fills != expected.fills() || hash != expected.hash()) {
            throw new IllegalStateException(
                    "%s: expected %,d fills with hash %d, was %,d with %d"
                            .formatted(workload, expected.fills(), expected.hash(), fills, hash));
        }
    }
}
