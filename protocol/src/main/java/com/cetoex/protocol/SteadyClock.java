package com.cetoex.protocol;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochClock;

/**
 * The clock by which the parts of one process judge whether the others are alive: it begins with
 * the machine's time, and goes on evenly however that is set afterwards.
 *
 * <p>Aeron compares heartbeats by the machine's time, so that a clock set forward by more than its
 * timeouts would be the end of a node. The log's own times still are the machine's. Safe from any
 * thread.
 */
public final class SteadyClock implements EpochClock {
    /** One for the process: what some parts write by it, others read by it. */
    public static final SteadyClock INSTANCE = new SteadyClock();

    private final long startMillis = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();

    private SteadyClock() {}

    /** Milliseconds since the epoch. */
    @Override
    public long time() {
        return startMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
