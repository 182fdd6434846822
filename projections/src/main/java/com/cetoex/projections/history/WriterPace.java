package com.cetoex.projections.history;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How the thread that writes rows lets others have its core in between.
 *
 * <p>A commit of thousands of rows would keep an order's threads waiting for some milliseconds
 * where there are few cores. While the history keeps up it therefore rests between portions; when
 * it is pressed it only offers its turn.
 */
final class WriterPace {
    /** About as long as a portion of rows takes. */
    private static final long REST_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private boolean isPressed;

    /**
     * Sets the pace of the rows that follow.
     *
     * @param pressed whether somebody waits for them, or for many more behind them
     */
    void press(boolean pressed) {
        isPressed = pressed;
    }

    /** Lets others have the core. */
    @SuppressWarnings("ThreadPriorityCheck") // It is what this class is for.
    void betweenPortions() {
        if (isPressed) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(REST_NANOS);
        }
    }
}
