package com.cetoex.gateway.access;

/**
 * Counts what happened in the last 60 seconds, exactly: it keeps the time of each event in a ring
 * as long as the limit.
 *
 * <p>An event leaves the window 60.000 s after it was counted. Times must not fall. Safe from any
 * thread; constant cost, but for the events that leave.
 */
final class SlidingWindow {
    /** The window of the API's limits (seed, limits; contract, limits). */
    static final long LENGTH_MILLIS = 60_000;

    private static final int FIRST_CAPACITY = 16;

    private long[] times = new long[FIRST_CAPACITY];
    private int oldest;
    private int count;

    /** Counts one event, unless the window holds as many as the limit. */
    synchronized boolean tryCount(long nowMillis, int limit) {
        leave(nowMillis);
        if (count >= limit) {
            return false;
        }
        if (count == times.length) {
            grow(limit);
        }
        times[(oldest + count) % times.length] = nowMillis;
        count++;
        return true;
    }

    /** Events in the window. */
    synchronized int count(long nowMillis) {
        leave(nowMillis);
        return count;
    }

    /** How long until the oldest event leaves; 0 when the window is empty. */
    synchronized long millisUntilOldestLeaves(long nowMillis) {
        leave(nowMillis);
        return count == 0 ? 0 : times[oldest] + LENGTH_MILLIS - nowMillis;
    }

    /** How long until fewer events than the limit are in the window; 0 when they are. */
    synchronized long millisUntilFree(long nowMillis, int limit) {
        leave(nowMillis);
        int leaving = count - limit;
        return leaving < 0
                ? 0
                : times[(oldest + leaving) % times.length] + LENGTH_MILLIS - nowMillis;
    }

    private void leave(long nowMillis) {
        while (count > 0 && nowMillis - times[oldest] >= LENGTH_MILLIS) {
            oldest = (oldest + 1) % times.length;
            count--;
        }
    }

    private void grow(int limit) {
        long[] unrolled = new long[Math.min(times.length * 2, Math.max(limit, times.length + 1))];
        int tail = times.length - oldest;
        System.arraycopy(times, oldest, unrolled, 0, tail);
        System.arraycopy(times, 0, unrolled, tail, oldest);
        times = unrolled;
        oldest = 0;
    }
}
