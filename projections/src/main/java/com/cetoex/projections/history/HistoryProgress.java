package com.cetoex.projections.history;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far the history is committed, how it is, and who waits for it to come further. Any thread.
 */
final class HistoryProgress {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile HistoryStanding standing =
            new HistoryStanding(0, 0, HistoryState.OPENING, false);
    private volatile long awaited;

    HistoryStanding get() {
        return standing;
    }

    /** The database is opened anew, and may be another one. */
    void opened() {
        set(new HistoryStanding(0, 0, standing.state(), false));
    }

    /** The database was found to stand there, by its own account. */
    void found(long sequence, long timeMillis) {
        set(new HistoryStanding(sequence, timeMillis, standing.state(), standing.isReadable()));
    }

    /** The rows are of this stream. A fault that was told lasts until the next commit. */
    void proven() {
        HistoryStanding now = standing;
        HistoryState state = now.state().isWell() ? HistoryState.FOLLOWING : now.state();
        boolean isReadable = state.isWell() || state == HistoryState.UNAVAILABLE;
        set(new HistoryStanding(now.sequence(), now.timeMillis(), state, isReadable));
    }

    /** Everything up to there is in the database. */
    void committed(long sequence, long timeMillis) {
        set(new HistoryStanding(sequence, timeMillis, HistoryState.FOLLOWING, true));
    }

    /** It does not go on; what was proven may still be read, unless there is nothing to trust. */
    void failed(HistoryState state) {
        HistoryStanding now = standing;
        boolean isReadable = now.isReadable() && state == HistoryState.UNAVAILABLE;
        set(new HistoryStanding(now.sequence(), now.timeMillis(), state, isReadable));
    }

    private void set(HistoryStanding next) {
        lock.lock();
        try {
            standing = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether someone waited, or waits, for more than is committed. */
    boolean isAwaited() {
        return awaited > standing.sequence();
    }

    /**
     * Waits until a sequence is committed; false when the time is up, the thread interrupted, or
     * the history does not go on.
     */
    boolean await(long wantedSequence, Duration limit) {
        if (standing.sequence() >= wantedSequence) {
            return true;
        }
        lock.lock();
        try {
            awaited = Math.max(awaited, wantedSequence);
            long nanosLeft = limit.toNanos();
            while (standing.sequence() < wantedSequence
                    && standing.state().isWell()
                    && nanosLeft > 0) {
                nanosLeft = changed.awaitNanos(nanosLeft);
            }
            return standing.sequence() >= wantedSequence;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
