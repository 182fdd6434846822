package com.cetoex.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The CPU time of the calling thread, by which single-threaded passes are timed: on an idle machine
 * it runs with the wall clock, and on a busy one it leaves out the time that others had the core.
 */
public final class ThreadClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ThreadClock() {}

    /** Nanoseconds that this thread has run so far. */
    public static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
