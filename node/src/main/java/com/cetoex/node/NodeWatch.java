package com.cetoex.node;

import io.aeron.cluster.ConsensusModule;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.agrona.CloseHelper;
import org.agrona.concurrent.status.AtomicCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a node once a second, on a thread of its own: takes snapshots when they are due,
 * removes what they make dispensable, knows the room on the disk, and notices when the log's leader
 * lost its own log. In between it brings the recorded events to disk, a little at a time.
 */
final class NodeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
    private static final long LOOK_MILLIS = 1000;

    /** What is recorded in this time is written to disk in some milliseconds. */
    private static final long FORCE_MILLIS = 200;

    /**
     * A member without others elects itself once; again only when the recording of its log broke.
     */
    private static final long ELECTIONS_OF_A_LIFE = 1;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final FileStore disk;
    private final EngineHost host;
    private final SnapshotSchedule snapshots;
    private final LogPurge purge;
    private final EventsPurge eventsPurge;
    private final LogClock clock;
    private final AtomicCounter electionCounter;
    private final AtomicCounter snapshotCounter;
    private final NodeDeath death;
    private final Lock filesHeld = new ReentrantLock();
    private long snapshotsSeen;
    private volatile long usableBytes;

    private NodeWatch(
            Path dataFolder,
            ConsensusModule.Context context,
            EngineHost host,
            SnapshotSchedule snapshots,
            LogPurge purge,
            EventsPurge eventsPurge,
            LogClock clock,
            NodeDeath death)
            throws IOException {
        disk = Files.getFileStore(dataFolder);
        usableBytes = disk.getUsableSpace();
        this.host = host;
        this.snapshots = snapshots;
        this.purge = purge;
        this.eventsPurge = eventsPurge;
        this.clock = clock;
        this.death = death;
        electionCounter = context.electionCounter();
        snapshotCounter = context.snapshotCounter();
    }

    static NodeWatch start(
            Path dataFolder,
            ConsensusModule.Context context,
            EngineHost host,
            SnapshotSchedule snapshots,
            LogPurge purge,
            EventsPurge eventsPurge,
            LogClock clock,
            NodeDeath death) {
        try {
            NodeWatch watch =
                    new NodeWatch(
                            dataFolder, context, host, snapshots, purge, eventsPurge, clock, death);
            Thread.ofPlatform().name("node-watch").daemon().start(watch::run);
            return watch;
        } catch (IOException e) {
            throw new StorageFailed("cannot read the room on the disk of " + dataFolder, e);
        }
    }

    /** What the disk of the data folder has left for this process. */
    long usableBytes() {
        return usableBytes;
    }

    private void run() {
        try {
            long sinceLookMillis = 0;
            while (!closed.await(FORCE_MILLIS, TimeUnit.MILLISECONDS)) {
                host.forceEventsAhead();
                sinceLookMillis += FORCE_MILLIS;
                if (sinceLookMillis >= LOOK_MILLIS) {
                    sinceLookMillis = 0;
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            death.onError(e);
        }
        CloseHelper.closeAll(purge, eventsPurge);
    }

    private void look() throws IOException {
        clock.follow();
        usableBytes = disk.getUsableSpace();
        if (electionCounter.isClosed()) {
            return;
        }
        if (electionCounter.get() > ELECTIONS_OF_A_LIFE) {
            death.report(
                    ExitCode.AGENT_DIED,
                    new IllegalStateException("the recording of the log broke off"));
        }
        if (filesHeld.tryLock()) {
            try {
                lookAtFiles();
            } finally {
                filesHeld.unlock();
            }
        }
    }

    private void lookAtFiles() {
        if (DataFolder.hasRoom(usableBytes)) {
            snapshots.look();
        }
        if (snapshotCounter.get() > snapshotsSeen) {
            snapshotsSeen = snapshotCounter.get();
            LOG.info("{}", host.lastSnapshot());
            tidy("log", purge::purge);
        }
        tidy("recorded events", () -> eventsPurge.purge(host.forcedEventsPosition()));
    }

    /** While it is locked no file is removed, and no snapshot taken because one is due. */
    Lock filesHeld() {
        return filesHeld;
    }

    /** What cannot be made shorter now is no reason to stop: it is tried again. */
    private static void tidy(String what, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            LOG.warn("Old parts of the {} were not removed: {}", what, e.toString());
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
