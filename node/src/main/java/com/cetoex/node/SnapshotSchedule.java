package com.cetoex.node;

import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ConsensusModule;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Asks for a snapshot when the last one is old, or the log has grown much since. A log that has not
 * moved needs none. Safe from any thread.
 */
final class SnapshotSchedule {
    /** What heartbeats alone write in some minutes: not worth a snapshot. */
    private static final long MIN_LOG_BYTES = 64 * 1024;

    private final long intervalNanos;
    private final long logBytes;
    private final AtomicCounter control;
    private final AtomicCounter commitPosition;
    private final Runnable preparation;
    private long lastPosition;
    private long lastNanos = System.nanoTime();

    /**
     * Makes the schedule of a node.
     *
     * @param preparation is run before a snapshot is asked for, while commands are still taken
     * @param lastPosition of the log, at the last snapshot before this start; 0 when there is none
     */
    SnapshotSchedule(
            NodeConfig config,
            ConsensusModule.Context context,
            Runnable preparation,
            long lastPosition) {
        intervalNanos = config.snapshotInterval().toNanos();
        logBytes = config.snapshotLogBytes();
        control = context.controlToggleCounter();
        commitPosition = context.commitPositionCounter();
        this.preparation = preparation;
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

    /** Asks for a snapshot now; false when one is under way, or this node does not lead. */
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
        return true;
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
