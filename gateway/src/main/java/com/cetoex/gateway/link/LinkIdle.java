package com.cetoex.gateway.link;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * How the link's thread waits: spins, yields, and parks for longer and longer, until a command
 * wakes it.
 *
 * <p>While answers are awaited it parks for {@link #SHORT_PARK_NANOS} at most, since an event
 * cannot wake it; with nothing to wait for, for {@link #LONG_PARK_NANOS}.
 */
final class LinkIdle implements IdleStrategy {
    private static final int SPINS = 10;
    private static final int YIELDS = 20;
    private static final long FIRST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long SHORT_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONG_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final BooleanSupplier hasWork;
    private volatile @Nullable Thread parked;
    private boolean isAwaiting;
    private int rounds;
    private long parkNanos = FIRST_PARK_NANOS;

    /** Asks, with the thread marked as parked, for work once more before each park. */
    LinkIdle(BooleanSupplier hasWork) {
        this.hasWork = hasWork;
    }

    /** Tells, from the link's thread, whether answers are awaited. */
    void awaiting(boolean answers) {
        isAwaiting = answers;
    }

    /** Wakes the thread if it is parked; from any thread. */
    void wake() {
        Thread thread = parked;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void idle(int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    /** Yields before it parks: on two cores another thread may have the answer ready. */
    @Override
    @SuppressWarnings("ThreadPriorityCheck")
    public void idle() {
        rounds++;
        if (rounds <= SPINS) {
            Thread.onSpinWait();
        } else if (rounds <= SPINS + YIELDS) {
            Thread.yield();
        } else {
            park();
        }
    }

    /** Work that comes after the last look finds the thread marked, and unparks it. */
    private void park() {
        long limit = isAwaiting ? SHORT_PARK_NANOS : LONG_PARK_NANOS;
        parked = Thread.currentThread();
        if (!hasWork.getAsBoolean()) {
            LockSupport.parkNanos(this, Math.min(parkNanos, limit));
        }
        parked = null;
        parkNanos = Math.min(parkNanos * 2, LONG_PARK_NANOS);
    }

    @Override
    public void reset() {
        rounds = 0;
        parkNanos = FIRST_PARK_NANOS;
    }
}
