package com.cetoex.projections.live;

import org.agrona.collections.Long2LongHashMap;

/** The last event that concerned each investor. */
final class InvestorSequences {
    private static final long NONE = -1;

    private final ViewsLock lock;
    private final Long2LongHashMap sequences = new Long2LongHashMap(NONE);
    private long start;

    InvestorSequences(ViewsLock lock) {
        this.lock = lock;
    }

    long of(long investorId) {
        return lock.read(() -> Math.max(start, sequences.get(investorId)));
    }

    void startAt(long sequence) {
        sequences.clear();
        start = sequence;
    }

    void set(long investorId, long sequence) {
        sequences.put(investorId, sequence);
    }
}
