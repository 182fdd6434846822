package com.cetoex.simulation.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits that always end. */
final class Waiting {
    private static final Duration STEP = Duration.ofMillis(5);

    private Waiting() {}

    /** Lets time pass. */
    static void pause(Duration time) {
        until(time, () -> false);
    }

    /** Whether the condition became true in time. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadlineNanos - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new LabStopped("interrupted");
            }
            LockSupport.parkNanos(Math.min(left, STEP.toNanos()));
        }
        return true;
    }
}
