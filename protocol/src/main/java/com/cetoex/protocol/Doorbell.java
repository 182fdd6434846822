package com.cetoex.protocol;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tells one thread that there may be work for it, so that it needs not look for it all the time.
 *
 * <p>Any thread may ring; while the other works, that costs a look at a field. See {@link
 * DoorbellIdle}, which waits.
 */
public final class Doorbell {
    private volatile @Nullable Thread waiting;
    private volatile boolean isRung;

    /** Wakes the thread if it waits; call after the work is there to be seen. */
    public void ring() {
        Thread thread = waiting;
        if (thread != null) {
            isRung = true;
            LockSupport.unpark(thread);
        }
    }

    /** The thread found no work, and will look again before it parks. */
    void beginToWait() {
        waiting = Thread.currentThread();
    }

    /** Tells whether somebody rang since the last answer. */
    boolean takeRing() {
        boolean wasRung = isRung;
        if (wasRung) {
            isRung = false;
        }
        return wasRung;
    }

    void endToWait() {
        waiting = null;
    }
}
