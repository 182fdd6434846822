package com.cetoex.node;

import com.cetoex.protocol.Doorbell;
import com.cetoex.protocol.DoorbellIdle;
import com.cetoex.protocol.NodeChannels;
import com.cetoex.protocol.SteadyClock;
import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.RethrowingErrorHandler;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.checksum.Checksums;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/**
 * How Aeron's parts are set up: the one place of its lengths, timeouts and streams.
 *
 * <p>Five threads run a node: driver, log archive, event archive, consensus and engine. Each backs
 * off to a park of 1 ms; all but the driver, which has no part in a command's way, ring at the next
 * one on that way when they have worked: consensus at archive and engine, the archive at consensus,
 * the engine at gateway and event archive. The events have an archive of their own, because what is
 * recorded beside the log would be forced to disk with it, and an order would wait for both.
 */
final class NodeContexts {
    private static final int CLUSTER_ID = 0;
    private static final int MEMBER_ID = 0;
    private static final int INGRESS_STREAM_ID = 101;
    private static final int EGRESS_STREAM_ID = 102;

    private static final String INGRESS_CHANNEL = "aeron:ipc?term-length=2m";
    private static final String EGRESS_CHANNEL = "aeron:ipc?term-length=128k";
    private static final String LOG_CHANNEL = "aeron:ipc?term-length=4m";

    /** One member talks to itself alone; the endpoints have no meaning in one process. */
    private static final String ALONE = MEMBER_ID + ",ipc,ipc,ipc,ipc,ipc";

    /** Must be named for archives that replicate; opened by none that does not. */
    private static final String ANY_PORT = "aeron:udp?endpoint=localhost:0";

    /** Small control messages. */
    private static final int CONTROL_TERM_LENGTH = 64 * 1024;

    private static final int LOG_CONTROL_STREAM_ID = 10;
    private static final int LOG_CONTROL_RESPONSE_STREAM_ID = 20;
    private static final int EVENTS_CONTROL_STREAM_ID = 30;
    private static final int EVENTS_CONTROL_RESPONSE_STREAM_ID = 40;

    private static final int DEFAULT_TERM_LENGTH = 2 * 1024 * 1024;

    /** Written, and forced, at once; so this bounds what a torn write can leave. */
    static final int WRITE_LENGTH = 512 * 1024;

    /** Aeron's default of 10 is soon used up by gateways that come and go. */
    private static final int MAX_SESSIONS = 256;

    /** A machine may be paused for this long, or its disk stall, and the exchange lives on. */
    private static final long LIVENESS_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * Aeron's parts open clients of their own, which take the driver's liveness from here alone.
     */
    private static final String DRIVER_TIMEOUT_MILLIS = "aeron.driver.timeout";

    static {
        if (System.getProperty(DRIVER_TIMEOUT_MILLIS) == null) {
            System.setProperty(
                    DRIVER_TIMEOUT_MILLIS,
                    Long.toString(TimeUnit.NANOSECONDS.toMillis(LIVENESS_NANOS)));
        }
    }

    /** Aeron wants it longer than its clients' liveness. */
    private static final long UNBLOCK_NANOS = LIVENESS_NANOS + TimeUnit.SECONDS.toNanos(5);

    private static final long TERMINATION_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MAX_SPINS = 10;
    private static final int MAX_YIELDS = 20;
    private static final long MIN_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long MAX_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * A snapshot waits for this, and all commands with it; of Aeron's own 16 ms it would be half.
     */
    private static final long CLIENT_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final NodeConfig config;
    private final int segmentLength;
    private final DataFolder folder;
    private final NodeDeath death;
    private final NodeThreads threads;
    private final String aeronFolder;
    private final LogClock clock;

    private final Doorbell commandsBell = new Doorbell();
    private final Doorbell logBell = new Doorbell();
    private final Doorbell engineBell = new Doorbell();
    private final Doorbell eventsBell = new Doorbell();
    private final Doorbell gatewayBell = new Doorbell();

    NodeContexts(
            NodeConfig config,
            int segmentLength,
            DataFolder folder,
            BufferFolder buffers,
            LogClock clock,
            NodeDeath death) {
        this.clock = clock;
        this.config = config;
        this.segmentLength = segmentLength;
        this.folder = folder;
        this.death = death;
        this.threads = new NodeThreads(death);
        this.aeronFolder = buffers.path().toString();
    }

    NodeChannels channels() {
        return new NodeChannels(
                aeronFolder,
                INGRESS_CHANNEL,
                INGRESS_STREAM_ID,
                EGRESS_CHANNEL,
                EGRESS_STREAM_ID,
                EventStreams.LIVE_CHANNEL,
                EventStreams.LIVE_STREAM_ID,
                commandsBell,
                gatewayBell);
    }

    /** Wakes the threads of the log, the consensus and the engine, any of which may have work. */
    void ring() {
        logBell.ring();
        commandsBell.ring();
        engineBell.ring();
    }

    MediaDriver.Context mediaDriver() {
        return new MediaDriver.Context()
                .epochClock(SteadyClock.INSTANCE)
                .aeronDirectoryName(aeronFolder)
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .warnIfDirectoryExists(false)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(idleStrategy())
                .sharedThreadFactory(threads)
                .asyncExecutorEnabled(false)
                .termBufferSparseFile(true)
                .ipcTermBufferLength(DEFAULT_TERM_LENGTH)
                .publicationTermBufferLength(DEFAULT_TERM_LENGTH)
                .clientLivenessTimeoutNs(LIVENESS_NANOS)
                .imageLivenessTimeoutNs(LIVENESS_NANOS)
                .publicationUnblockTimeoutNs(UNBLOCK_NANOS)
                .errorHandler(death);
    }

    Archive.Context logArchive() {
        return archive(LOG_CONTROL_STREAM_ID)
                .idleStrategySupplier(() -> new DoorbellIdle(logBell, commandsBell))
                .archiveDir(folder.archive())
                .fileSyncLevel(config.durability().fileSyncLevel());
    }

    Archive.Context eventsArchive() {
        return archive(EVENTS_CONTROL_STREAM_ID)
                .idleStrategySupplier(() -> new DoorbellIdle(eventsBell))
                .archiveDir(folder.events().toFile())
                .fileSyncLevel(0);
    }

    private Archive.Context archive(int controlStreamId) {
        return new Archive.Context()
                .epochClock(SteadyClock.INSTANCE)
                .aeronDirectoryName(aeronFolder)
                .controlChannelEnabled(false)
                .localControlChannel(CommonContext.IPC_CHANNEL)
                .localControlStreamId(controlStreamId)
                .controlTermBufferLength(CONTROL_TERM_LENGTH)
                .archiveClientContext(new AeronArchive.Context().controlResponseChannel(ANY_PORT))
                .replicationChannel(ANY_PORT)
                .recordingEventsEnabled(false)
                .threadingMode(ArchiveThreadingMode.SHARED)
                .threadFactory(threads)
                .catalogFileSyncLevel(config.durability().fileSyncLevel())
                .segmentFileLength(segmentLength)
                .fileIoMaxLength(WRITE_LENGTH)
                .lowStorageSpaceThreshold(segmentLength)
                .recordChecksum(Checksums.crc32c())
                .replayChecksum(Checksums.crc32c())
                .deleteArchiveOnStart(false)
                .errorHandler(death);
    }

    ConsensusModule.Context consensusModule() {
        return new ConsensusModule.Context()
                .epochClock(SteadyClock.INSTANCE)
                .clusterClock(clock)
                .aeronDirectoryName(aeronFolder)
                .clusterDir(folder.cluster())
                .clusterId(CLUSTER_ID)
                .clusterMemberId(MEMBER_ID)
                .clusterMembers(ALONE)
                .ingressChannel(INGRESS_CHANNEL)
                .ingressStreamId(INGRESS_STREAM_ID)
                .consensusChannel("aeron:ipc?term-length=64k")
                .logChannel(LOG_CHANNEL)
                .replicationChannel(ANY_PORT)
                .archiveContext(logArchiveClient())
                .fileSyncLevel(config.durability().fileSyncLevel())
                .maxConcurrentSessions(MAX_SESSIONS)
                .sessionTimeoutNs(LIVENESS_NANOS)
                .terminationTimeoutNs(TERMINATION_NANOS)
                .idleStrategySupplier(() -> new DoorbellIdle(commandsBell, logBell, engineBell))
                .threadFactory(threads)
                .errorHandler(death);
    }

    ClusteredServiceContainer.Context serviceContainer() {
        return new ClusteredServiceContainer.Context()
                .aeron(Aeron.connect(engineClient()))
                .ownsAeronClient(true)
                .epochClock(SteadyClock.INSTANCE)
                .aeronDirectoryName(aeronFolder)
                .clusterDir(folder.cluster())
                .clusterId(CLUSTER_ID)
                .serviceName("engine")
                .archiveContext(logArchiveClient())
                .idleStrategySupplier(() -> new DoorbellIdle(engineBell, gatewayBell, eventsBell))
                .threadFactory(threads)
                .errorHandler(death);
    }

    /** As Aeron would make it, but for the time in which it notices what the driver tells. */
    private Aeron.Context engineClient() {
        return new Aeron.Context()
                .aeronDirectoryName(aeronFolder)
                .clientName("engine")
                .epochClock(SteadyClock.INSTANCE)
                .awaitingIdleStrategy(YieldingIdleStrategy.INSTANCE)
                .idleSleepDurationNs(CLIENT_SLEEP_NANOS)
                .errorHandler(death)
                .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE);
    }

    /** For a client of the log and its snapshots. */
    AeronArchive.Context logArchiveClient() {
        return archiveClient(LOG_CONTROL_STREAM_ID, LOG_CONTROL_RESPONSE_STREAM_ID);
    }

    /** For a client of the recorded events; see {@link #connect}. */
    AeronArchive.Context eventsArchiveClient() {
        return archiveClient(EVENTS_CONTROL_STREAM_ID, EVENTS_CONTROL_RESPONSE_STREAM_ID);
    }

    private AeronArchive.Context archiveClient(int requestStreamId, int responseStreamId) {
        return new AeronArchive.Context()
                .aeronDirectoryName(aeronFolder)
                .controlRequestChannel(CommonContext.IPC_CHANNEL)
                .controlRequestStreamId(requestStreamId)
                .controlResponseChannel(CommonContext.IPC_CHANNEL)
                .controlResponseStreamId(responseStreamId)
                .controlTermBufferLength(CONTROL_TERM_LENGTH)
                .errorHandler(death);
    }

    /** Connects a client of an archive, which brings its own connection to the driver. */
    static AeronArchive connect(AeronArchive.Context context) {
        Aeron aeron =
                Aeron.connect(
                        new Aeron.Context()
                                .aeronDirectoryName(context.aeronDirectoryName())
                                .epochClock(SteadyClock.INSTANCE)
                                .errorHandler(context.errorHandler())
                                .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE));
        try {
            return AeronArchive.connect(context.clone().aeron(aeron).ownsAeronClient(true));
        } catch (RuntimeException e) {
            CloseHelper.quietClose(aeron);
            throw e;
        }
    }

    private static IdleStrategy idleStrategy() {
        return new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NANOS, MAX_PARK_NANOS);
    }
}
