package com.cetoex.gateway.link;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/** The signs of life that a link's thread leaves for all others to read. */
final class LinkVitals {
    private static final long NEVER = Long.MIN_VALUE;

    private final NanoClock clock;
    private volatile long heartbeatNanos = NEVER;
    private volatile long logPosition;
    private volatile int bootstrapSteps;
    private volatile boolean isInStep;

    LinkVitals(NanoClock clock) {
        this.clock = clock;
    }

    void heartbeatPassed(int steps) {
        bootstrapSteps = steps;
        heartbeatNanos = clock.nanoTime();
        isInStep = true;
    }

    void outOfStep() {
        isInStep = false;
    }

    void logPosition(long position) {
        logPosition = position;
    }

    long logPosition() {
        return logPosition;
    }

    int bootstrapSteps() {
        return bootstrapSteps;
    }

    /** In step, and proven so by a heartbeat. */
    boolean isReady() {
        return isInStep;
    }

    long heartbeatAgeMillis() {
        long nanos = heartbeatNanos;
        return nanos == NEVER
                ? Long.MAX_VALUE
                : TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - nanos);
    }
}
