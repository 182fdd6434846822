package com.cetoex.projections.history;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** How far the history is committed, and who waits for it to come further. Any thread. */
final class CommittedSequence {
    private final Lock lock = new ReentrantLock();
    private final Condition risen = lock.newCondition();
    private volatile long sequence;
    private volatile long awaited;

    /** Tells of a commit, or where a projection found the database to be. */
    void set(long committedSequence) {
        lock.lock();
        try {
            sequence = committedSequence;
            risen.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long get() {
        return sequence;
    }

    /** Tells whether someone waited, or waits, for more than is committed. */
    boolean isAwaited() {
        return awaited > sequence;
    }

    /** Waits until a sequence is committed; false when the time is up or the thread interrupted. */
    boolean await(long wantedSequence, Duration limit) {
        if (sequence >= wantedSequence) {
            return true;
        }
        lock.lock();
        try {
            awaited = Math.max(awaited, wantedSequence);
            long nanosLeft = limit.toNanos();
            while (sequence < wantedSequence && nanosLeft > 0) {
                nanosLeft = risen.awaitNanos(nanosLeft);
            }
            return sequence >= wantedSequence;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
