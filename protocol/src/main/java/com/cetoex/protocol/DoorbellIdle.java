package com.cetoex.protocol;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * How a thread of the exchange waits for work: it spins, yields, and parks until its doorbell
 * rings; and when it has worked, it rings at those that its work is for.
 *
 * <p>The bell is on from the first look that found nothing, and some looks follow before a park: a
 * ring in between makes that park return at once, so none is missed. Should one be missed all the
 * same, or work come from somebody who has no bell, a park ends by itself within a millisecond. One
 * thread.
 */
public final class DoorbellIdle implements IdleStrategy {
    private static final int SPINS = 10;
    private static final int YIELDS = 2;

    /** The bell stays on, and a thread that needs several looks to see its work gets them. */
    private static final int AFTER_RING = 1;

    private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final long parkNanos;
    private final Doorbell bell;
    private final Doorbell[] next;
    private int looks;

    /**
     * Makes the waiting of one thread.
     *
     * @param bell wakes it
     * @param next of the threads that its work is for
     */
    public DoorbellIdle(Doorbell bell, Doorbell... next) {
        this(PARK_NANOS, bell, next);
    }

    /** With another longest park. */
    DoorbellIdle(long parkNanos, Doorbell bell, Doorbell... next) {
        this.parkNanos = parkNanos;
        this.bell = bell;
        this.next = next.clone();
    }

    @Override
    public void idle(int workCount) {
        if (workCount > 0) {
            reset();
            for (Doorbell other : next) {
                other.ring();
            }
        } else {
            idle();
        }
    }

    /** Yields before it parks: on two cores another thread may have the work ready. */
    @Override
    @SuppressWarnings("ThreadPriorityCheck")
    public void idle() {
        if (looks == 0) {
            bell.beginToWait();
        }
        looks++;
        if (looks <= SPINS) {
            Thread.onSpinWait();
        } else if (looks <= SPINS + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(bell, parkNanos);
            if (bell.takeRing()) {
                looks = AFTER_RING;
            }
        }
    }

    @Override
    public void reset() {
        if (looks > 0) {
            looks = 0;
            bell.endToWait();
        }
    }
}
