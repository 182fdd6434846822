package com.cetoex.node;

import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ConsensusModule;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Asks for a snapshot when the last one is old, or the log has grown much since. A log that has not
 * moved needs none. Safe from any thread.
 */
final class SnapshotSchedule {
    /** What heartbeats alone write in some minutes: not worth a snapshot. */
    private static final long MIN_LOG_BYTES = 64 * 1024;

    /** Between two rings. */
    private static final long RING_INTERVAL_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** A snapshot that takes longer does so for its length, not for its steps. */
    private static final long HURRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long intervalNanos;
    private final long logBytes;
    private final AtomicCounter control;
    private final AtomicCounter commitPosition;
    private final Runnable preparation;
    private final Runnable bells;
    private long lastPosition;
    private long lastNanos = System.nanoTime();

    /**
     * Makes the schedule of a node.
     *
     * @param preparation is run before a snapshot is asked for, while commands are still taken
     * @param bells wakes all threads that take part in a snapshot
     * @param lastPosition of the log, at the last snapshot before this start; 0 when there is none
     */
    SnapshotSchedule(
            NodeConfig config,
            ConsensusModule.Context context,
            Runnable preparation,
            Runnable bells,
            long lastPosition) {
        intervalNanos = config.snapshotInterval().toNanos();
        logBytes = config.snapshotLogBytes();
        control = context.controlToggleCounter();
        commitPosition = context.commitPositionCounter();
        this.preparation = preparation;
        this.bells = bells;
        this.lastPosition = lastPosition;
    }

    /** Asks for a snapshot if one is due. */
    synchronized void look() {
        long growth = commitPosition.get() - lastPosition;
        boolean isOld = System.nanoTime() - lastNanos >= intervalNanos;
        if (growth >= logBytes || (isOld && growth >= MIN_LOG_BYTES)) {
            takeOne();
        }
    }

    /**
     * Asks for a snapshot now, and waits for it for a while; false when one is under way, or this
     * node does not lead.
     */
    synchronized boolean takeOne() {
        if (!isIdle()) {
            return false;
        }
        preparation.run();
        if (!ClusterControl.ToggleState.SNAPSHOT.toggle(control)) {
            return false;
        }
        lastPosition = commitPosition.get();
        lastNanos = System.nanoTime();
        hurry();
        return true;
    }

    /**
     * Rings at all who take part. Aeron makes a snapshot in some twenty small steps of several
     * threads, which do not ring at each other; each would wait up to a millisecond for the next,
     * and all commands with them.
     */
    private void hurry() {
        while (!isIdle() && System.nanoTime() - lastNanos < HURRY_NANOS) {
            bells.run();
            LockSupport.parkNanos(RING_INTERVAL_NANOS);
        }
    }

    /** Tells whether none is under way. */
    boolean isIdle() {
        return ClusterControl.ToggleState.get(control) == ClusterControl.ToggleState.NEUTRAL;
    }

    /** How far the log is committed. */
    long commitPosition() {
        return commitPosition.get();
    }
}
