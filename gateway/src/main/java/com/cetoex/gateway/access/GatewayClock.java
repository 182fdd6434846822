package com.cetoex.gateway.access;

import java.util.concurrent.TimeUnit;

/**
 * The two times that the gateway reads: one that never jumps, for windows and deadlines, and the
 * wall clock's, for what clients are told. Any thread.
 */
public interface GatewayClock {
    /** The system's clocks. */
    GatewayClock SYSTEM =
            new GatewayClock() {
                @Override
                public long monotonicMillis() {
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
                }

                @Override
                public long epochMillis() {
                    return System.currentTimeMillis();
                }
            };

    /** Milliseconds since some moment; never falls, and goes on at one second a second. */
    long monotonicMillis();

    /** Milliseconds since the epoch. */
    long epochMillis();
}
