package com.cetoex.node;

import com.cetoex.protocol.NodeChannels;
import io.aeron.archive.Archive;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.agrona.concurrent.status.AtomicCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of the exchange in this process: media driver, archives, consensus and the engine.
 *
 * <p>{@link #launch} returns when all threads run; the log is applied in the background, and
 * gateways connect when that is done. A node ends in one of two ways: {@link #shutdown}, or its
 * death, of which the listener is told. Methods may be called from any thread.
 */
public final class ExchangeNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeNode.class);

    /** Of the files of log and events: a crash costs a scan of the last one. */
    private static final int SEGMENT_LENGTH = 64 * 1024 * 1024;

    /** A snapshot of millions of orders takes seconds. */
    private static final Duration SNAPSHOT_LIMIT = Duration.ofMinutes(1);

    private final Deque<AutoCloseable> parts;
    private final DataFolder folder;
    private final CountDownLatch terminated = new CountDownLatch(2);
    private final NodeDeath death;
    private final NodeContexts contexts;
    private final EngineHost host;
    private final ConsensusModule consensusModule;
    private final SnapshotSchedule snapshots;
    private final EventsPurge eventsPurge;
    private final NodeWatch watch;

    private ExchangeNode(
            NodeConfig config, int segmentLength, NodeDeath death, Deque<AutoCloseable> parts) {
        this.death = death;
        this.parts = parts;
        folder = DataFolder.lock(config.dataFolder());
        parts.push(folder);
        BufferFolder buffers = BufferFolder.claim(folder.root());
        parts.push(buffers);
        FolderCheck.Beginning beginning = FolderCheck.run(folder);
        LogClock clock = new LogClock(beginning.lastMillis());
        contexts = new NodeContexts(config, segmentLength, folder, buffers, clock, death);
        RecordedTail recordedTail = RecordedTail.recover(folder.events());
        parts.push(MediaDriver.launch(contexts.mediaDriver()));
        parts.push(Archive.launch(contexts.logArchive()));
        parts.push(Archive.launch(contexts.eventsArchive()));
        consensusModule =
                ConsensusModule.launch(
                        contexts.consensusModule()
                                .terminationHook(() -> onTermination("consensus module")));
        parts.push(consensusModule);
        host = new EngineHost(folder.events(), recordedTail, contexts.eventsArchiveClient(), death);
        parts.push(
                ClusteredServiceContainer.launch(
                        contexts.serviceContainer()
                                .clusteredService(host)
                                .terminationHook(() -> onTermination("engine's thread"))));
        snapshots =
                new SnapshotSchedule(
                        config,
                        consensusModule.context(),
                        host::forceEventsAhead,
                        contexts::ring,
                        beginning.snapshotPosition());
        eventsPurge = new EventsPurge(config.eventsKeptBytes(), contexts.eventsArchiveClient());
        watch =
                NodeWatch.start(
                        config.dataFolder(),
                        consensusModule.context(),
                        host,
                        snapshots,
                        new LogPurge(folder.cluster(), contexts.logArchiveClient()),
                        eventsPurge,
                        clock,
                        death);
        parts.push(watch);
    }

    /**
     * Starts a node on its folder.
     *
     * @throws NodeRefused when the folder is in use, or what is in it is damaged
     */
    public static ExchangeNode launch(NodeConfig config, DeathListener onDeath) {
        return launch(config, SEGMENT_LENGTH, onDeath);
    }

    /** As {@link #launch(NodeConfig, DeathListener)}, with files of another length. */
    static ExchangeNode launch(NodeConfig config, int segmentLength, DeathListener onDeath) {
        NodeDeath death = new NodeDeath(onDeath);
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            return new ExchangeNode(config, segmentLength, death, parts);
        } catch (RuntimeException e) {
            death.expectTheEnd();
            CloseHelper.quietCloseAll(parts);
            throw e instanceof NodeRefused
                    ? e
                    : new NodeRefused("the node did not start on " + config.dataFolder(), e);
        }
    }

    private void onTermination(String thread) {
        terminated.countDown();
        death.onTermination(thread);
    }

    /**
     * Looks whether this version could read what is in a folder that exists. Takes no lock and
     * changes nothing.
     *
     * @throws NodeRefused when a newer version wrote it, or it is something else's
     */
    public static void checkReadable(Path dataFolder) {
        try {
            FolderFormat.check(dataFolder);
        } catch (IOException e) {
            throw new NodeRefused("cannot use the data folder " + dataFolder + ": " + e, e);
        }
    }

    /** Where a gateway in this process reaches the node. */
    public NodeChannels channels() {
        return contexts.channels();
    }

    /**
     * Waits until the log is applied and commands are taken.
     *
     * @return false when that took longer, or the node died of it
     */
    public boolean awaitServing(Duration limit) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (death.cause() == null && System.nanoTime() < deadlineNanos) {
            if (host.serving().await(10, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Opens the recorded events behind a position, for one thread.
     *
     * @param fromPosition 0 for all of them, or what {@link RecordedEvents#position} said
     */
    public RecordedEvents recordedEvents(long fromPosition) {
        AeronArchive.Context archive = contexts.eventsArchiveClient();
        return new RecordedEvents(archive, fromPosition);
    }

    /** Sequence of the last event that is recorded, or on its way there. */
    public long recordedSequence() {
        return host.recordedSequence();
    }

    /**
     * Tells that no reader needs the recorded events before a position any more. They are removed
     * when there are more than the node is set up to keep; before the first call none are.
     *
     * @param recordingPosition as {@link RecordedEvents#position} said
     */
    public void releaseEvents(long recordingPosition) {
        eventsPurge.release(recordingPosition);
    }

    /** Files that are kept until this is closed. */
    public interface HeldFiles extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Keeps all files of the data folder until it is closed, by the thread that asked: for a backup
     * that copies more than {@link #backup} does.
     */
    public HeldFiles holdFiles() {
        watch.filesHeld().lock();
        return watch.filesHeld()::unlock;
    }

    /**
     * Copies the data folder as of now, while commands go on. Meanwhile no old files are removed
     * and no snapshots are due.
     *
     * @param destination made when missing; must be empty, but for a copy of the history
     * @throws NodeRefused when it is not empty, or a snapshot under way does not end
     * @throws StorageFailed when a file cannot be read or written
     */
    public BackupReport backup(Path destination, ProgressListener progress) {
        watch.filesHeld().lock();
        try {
            awaitNoSnapshot();
            long lastSequence = host.recordedSequence();
            long eventsPosition = host.writtenEventsPosition();
            long logPosition = snapshots.commitPosition();
            long logId = FolderBackup.logRecordingId(folder.cluster().toPath());
            long bytes =
                    new FolderBackup(folder.root(), destination, progress)
                            .run(new FolderBackup.Extent(logId, logPosition, eventsPosition));
            return new BackupReport(bytes, logPosition, lastSequence);
        } catch (IOException e) {
            throw new StorageFailed("cannot copy " + folder.root() + " to " + destination, e);
        } finally {
            watch.filesHeld().unlock();
        }
    }

    private void awaitNoSnapshot() {
        long deadlineNanos = System.nanoTime() + SNAPSHOT_LIMIT.toNanos();
        while (!snapshots.isIdle()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new NodeRefused("a snapshot took longer than " + SNAPSHOT_LIMIT);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** Takes a snapshot soon; false when one is under way, or this node does not lead. */
    public boolean takeSnapshot() {
        return snapshots.takeOne();
    }

    /** Snapshots taken since the launch. */
    public long snapshotCount() {
        return consensusModule.context().snapshotCounter().get();
    }

    /** The last snapshot taken since the launch; the count rises after it is known. */
    public Optional<SnapshotTaken> lastSnapshot() {
        return Optional.ofNullable(host.lastSnapshot());
    }

    /** What the disk of the data folder has left, as of the last second. */
    public long usableDiskBytes() {
        return watch.usableBytes();
    }

    /**
     * Takes a snapshot and ends.
     *
     * @return false when the snapshot was not finished within the limit; the log has all of it
     */
    public boolean shutdown(Duration limit) {
        CloseHelper.close(watch);
        death.expectTheEnd();
        boolean isFinished = terminateWithSnapshot(System.nanoTime() + limit.toNanos());
        LOG.info("Ended, {}", host.lastSnapshot());
        if (!isFinished) {
            LOG.warn("No snapshot within {}; the next start will apply the log instead", limit);
        }
        close();
        return isFinished;
    }

    private boolean terminateWithSnapshot(long deadlineNanos) {
        AtomicCounter control = consensusModule.context().controlToggleCounter();
        if (!DataFolder.hasRoom(watch.usableBytes())) {
            return false;
        }
        try {
            while (!ClusterControl.ToggleState.SHUTDOWN.toggle(control)) {
                if (System.nanoTime() > deadlineNanos
                        || terminated.await(10, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return terminated.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends without a snapshot. What was acknowledged is in the log. */
    @Override
    public void close() {
        death.expectTheEnd();
        CloseHelper.closeAll(parts);
        parts.clear();
    }
}
