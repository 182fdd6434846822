package com.cetoex.simulation;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/**
 * The clock of a run, and what is to happen when: time jumps from one happening to the next, and
 * those of one moment come in the order in which they were asked for. One thread.
 */
final class VirtualTime implements NanoClock {
    static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
    static final long MICROSECOND = TimeUnit.MICROSECONDS.toNanos(1);

    /** What is to be done at a moment. */
    private record Happening(long nanos, long number, Runnable act)
            implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Happening> agenda = new PriorityQueue<>();
    private long nowNanos;
    private long asked;

    @Override
    public long nanoTime() {
        return nowNanos;
    }

    long millis() {
        return nowNanos / MILLISECOND;
    }

    void after(long delayNanos, Runnable act) {
        agenda.add(new Happening(nowNanos + delayNanos, asked++, act));
    }

    /** Does what comes next. */
    void step() {
        Happening next = agenda.remove();
        nowNanos = next.nanos;
        next.act.run();
    }
}
