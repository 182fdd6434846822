package com.cetoex.node;

import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ConsensusModule;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Asks for a snapshot when the last one is old, or the log has grown much since.
 *
 * <p>A log that has not moved needs none. One thread of its own, which looks once a second.
 */
final class SnapshotSchedule implements AutoCloseable {
    private static final long LOOK_MILLIS = 1000;

    /** What heartbeats alone write in some minutes: not worth a snapshot. */
    private static final long MIN_LOG_BYTES = 64 * 1024;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final long intervalNanos;
    private final long logBytes;
    private final AtomicCounter control;
    private final AtomicCounter commitPosition;
    private final NodeDeath death;
    private long lastPosition;
    private long lastNanos = System.nanoTime();

    private SnapshotSchedule(NodeConfig config, ConsensusModule.Context context, NodeDeath death) {
        intervalNanos = config.snapshotInterval().toNanos();
        logBytes = config.snapshotLogBytes();
        control = context.controlToggleCounter();
        commitPosition = context.commitPositionCounter();
        lastPosition = commitPosition.get();
        this.death = death;
    }

    static SnapshotSchedule start(
            NodeConfig config, ConsensusModule.Context context, NodeDeath death) {
        SnapshotSchedule schedule = new SnapshotSchedule(config, context, death);
        Thread.ofPlatform().name("snapshot-schedule").daemon().start(schedule::run);
        return schedule;
    }

    private void run() {
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!commitPosition.isClosed() && isDue(commitPosition.get())) {
                    takeOne();
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            death.onError(e);
        }
    }

    private synchronized boolean isDue(long position) {
        long growth = position - lastPosition;
        boolean isOld = System.nanoTime() - lastNanos >= intervalNanos;
        return growth >= logBytes || (isOld && growth >= MIN_LOG_BYTES);
    }

    /** Asks for a snapshot now; false when one is under way, or this node does not lead. */
    synchronized boolean takeOne() {
        if (!ClusterControl.ToggleState.SNAPSHOT.toggle(control)) {
            return false;
        }
        lastPosition = commitPosition.get();
        lastNanos = System.nanoTime();
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
