package com.cetoex.node;

import com.cetoex.engine.Engine;
import com.cetoex.engine.SnapshotLoader;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Hosts the engine in the cluster: gives it the log's commands, one after the other, and takes and
 * loads its snapshots.
 *
 * <p>At a start the snapshot is loaded and the log behind it applied; the events that this makes
 * again only fill up the recording. From the moment this node leads, live events flow. A gateway
 * listens to them first and opens its session then: the opening passes through the log, and the
 * image published at that place is its start, consistent with every event behind it. So it makes no
 * difference whether a gateway comes with the node, later, or for the second time.
 *
 * <p>All on the cluster's service thread. Whatever the engine throws ends the node: going on would
 * be another state than the log's.
 */
final class EngineHost implements ClusteredService {
    private static final int SNAPSHOT_FRAGMENT_LIMIT = 256;

    private final Path eventsFolder;
    private final RecordedTail recordedTail;
    private final AeronArchive.Context eventsArchive;
    private final NodeDeath death;
    private final CountDownLatch serving = new CountDownLatch(1);
    private volatile @Nullable SnapshotTaken lastSnapshot;
    private volatile @Nullable Running running;

    EngineHost(
            Path eventsFolder,
            RecordedTail recordedTail,
            AeronArchive.Context eventsArchive,
            NodeDeath death) {
        this.eventsFolder = eventsFolder;
        this.recordedTail = recordedTail;
        this.eventsArchive = eventsArchive;
        this.death = death;
    }

    /** What exists from the start of the service to its end. */
    private record Running(
            Cluster cluster, Engine engine, EventPublisher events, BackPressure backPressure) {}

    /** The last snapshot taken, or null; others log it, for this thread never waits for a log. */
    @Nullable SnapshotTaken lastSnapshot() {
        return lastSnapshot;
    }

    /** Opens once the log is applied and commands are taken. */
    CountDownLatch serving() {
        return serving;
    }

    @Override
    public void onStart(Cluster cluster, @Nullable Image snapshotImage) {
        try {
            IdleStrategy idle = cluster.idleStrategy();
            EventPublisher events = openEvents(cluster, idle);
            Engine engine =
                    snapshotImage == null ? new Engine(events) : load(snapshotImage, events, idle);
            checkRecording(engine.lastSequence(), events.lastRecordedSequence());
            running = new Running(cluster, engine, events, new BackPressure(idle));
        } catch (RuntimeException | Error e) {
            death.report(ExitCode.REFUSED, e);
            throw e;
        }
    }

    /** Events before a snapshot were forced to disk and cannot be made again. */
    private static void checkRecording(long snapshotSequence, long recordedSequence) {
        if (recordedSequence < snapshotSequence) {
            throw new NodeRefused(
                    "the snapshot is at event "
                            + snapshotSequence
                            + ", but only events up to "
                            + recordedSequence
                            + " are recorded: restore the folder events from a backup");
        }
    }

    private EventPublisher openEvents(Cluster cluster, IdleStrategy idle) {
        ExclusivePublication live =
                cluster.aeron()
                        .addExclusivePublication(
                                EventStreams.LIVE_CHANNEL, EventStreams.LIVE_STREAM_ID);
        AeronArchive archive =
                AeronArchive.connect(
                        eventsArchive.clone().aeron(cluster.aeron()).ownsAeronClient(false));
        return new EventPublisher(
                live, EventRecording.open(eventsFolder, recordedTail, archive, idle), idle);
    }

    private static Engine load(Image image, EventPublisher events, IdleStrategy idle) {
        SnapshotLoader loader = new SnapshotLoader(events);
        FragmentAssembler records =
                new FragmentAssembler(
                        (buffer, offset, length, header) ->
                                loader.onRecord(buffer, offset, length));
        long lastProgressNanos = System.nanoTime();
        while (!loader.isComplete()) {
            int fragments = image.poll(records, SNAPSHOT_FRAGMENT_LIMIT);
            long nowNanos = System.nanoTime();
            if (fragments > 0) {
                lastProgressNanos = nowNanos;
            } else if (image.isClosed() || image.isEndOfStream()) {
                throw new NodeRefused("the snapshot ends before its footer");
            } else if (nowNanos - lastProgressNanos > BackPressure.LIMIT_NANOS) {
                throw new NodeRefused("the snapshot could not be read to its end");
            }
            idle.idle(fragments);
        }
        return loader.engine();
    }

    @Override
    public void onRoleChange(Cluster.Role newRole) {
        Running host = running();
        if (newRole == Cluster.Role.LEADER) {
            if (host.engine.lastSequence() < host.events.lastRecordedSequence()) {
                throw refuse(host);
            }
            host.events.goLive(true);
            death.serving();
            serving.countDown();
        } else {
            host.events.goLive(false);
        }
    }

    private RuntimeException refuse(Running host) {
        NodeRefused refused =
                new NodeRefused(
                        "the log ends at event "
                                + host.engine.lastSequence()
                                + ", but events up to "
                                + host.events.lastRecordedSequence()
                                + " are recorded: the log lost its end");
        death.report(ExitCode.REFUSED, refused);
        return NodeDeath.end(refused);
    }

    @Override
    public void onSessionOpen(ClientSession session, long timestamp) {
        Running host = running();
        if (host.events.isLive()) {
            try {
                host.engine.writeImage(host.events);
            } catch (RuntimeException | Error e) {
                throw dieOf(e);
            }
        }
    }

    @Override
    public void onSessionClose(ClientSession session, long timestamp, CloseReason closeReason) {
        // A gateway that leaves needs nothing.
    }

    @Override
    public void onSessionMessage(
            @Nullable ClientSession session,
            long timestamp,
            DirectBuffer buffer,
            int offset,
            int length,
            Header header) {
        try {
            running().engine.apply(timestamp, header.position(), buffer, offset, length);
        } catch (RuntimeException | Error e) {
            throw dieOf(e);
        }
    }

    private RuntimeException dieOf(Throwable error) {
        death.report(ExitCode.ENGINE_BROKEN, error);
        return NodeDeath.end(error);
    }

    @Override
    public void onTimerEvent(long correlationId, long timestamp) {
        throw new IllegalStateException("expected no timers, was " + correlationId);
    }

    @Override
    public void onTakeSnapshot(ExclusivePublication snapshotPublication) {
        Running host = running();
        long startNanos = System.nanoTime();
        try {
            host.events.force();
            host.engine.writeSnapshot(
                    (buffer, offset, length) ->
                            host.backPressure.offer(snapshotPublication, buffer, offset, length));
        } catch (StorageFailed e) {
            death.report(ExitCode.STORAGE_FAILED, e);
            throw e;
        } catch (RuntimeException | Error e) {
            throw dieOf(e);
        }
        lastSnapshot =
                new SnapshotTaken(
                        host.cluster.logPosition(),
                        snapshotPublication.position(),
                        host.engine.lastSequence(),
                        (System.nanoTime() - startNanos) / 1_000_000);
    }

    @Override
    public void onTerminate(Cluster cluster) {
        Running host = running;
        if (host != null) {
            CloseHelper.close(host.events);
        }
    }

    /** See {@link EventRecording#forceAhead}. Any thread may call it. */
    void forceEventsAhead() {
        Running host = running;
        if (host == null) {
            return;
        }
        try {
            host.events.forceAhead();
        } catch (StorageFailed e) {
            death.report(ExitCode.STORAGE_FAILED, e);
            throw e;
        }
    }

    /** Sequence of the last event recorded; 0 before the start. Any thread may ask. */
    long recordedSequence() {
        Running host = running;
        return host == null ? 0 : host.events.lastRecordedSequence();
    }

    /** Behind the recorded events that are in the files. Any thread may ask. */
    long writtenEventsPosition() {
        Running host = running;
        return host == null ? 0 : host.events.writtenPosition();
    }

    /** Behind the recorded events that are on disk for certain. Any thread may ask. */
    long forcedEventsPosition() {
        Running host = running;
        return host == null ? 0 : host.events.forcedPosition();
    }

    private Running running() {
        Running host = running;
        if (host == null) {
            throw new IllegalStateException("expected to be started");
        }
        return host;
    }
}
