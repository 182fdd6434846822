package com.cetoex.benchmarks.measure;

import org.HdrHistogram.Histogram;

/** Something whose speed is taken, one pass at a time; a pass starts from nothing. */
public interface Subject {
    /** Its name in tables. */
    String name();

    /** Operations that a timed pass counts. */
    int operations();

    /** Runs all operations and tells how long that took, in nanoseconds of this thread's time. */
    long throughputPass();

    /** Runs all operations and records how long each took, in nanoseconds. */
    void latencyPass(Histogram nanos);
}
