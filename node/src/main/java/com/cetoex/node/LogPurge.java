package com.cetoex.node;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.RecordingLog;
import java.io.File;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes all snapshots but the last two, those never finished too, and the log before the older of
 * the two.
 *
 * <p>Events need neither: they are recorded on their own, and were forced to disk before each
 * snapshot. Only whole segment files go. One thread.
 */
final class LogPurge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogPurge.class);

    /**
     * Should the last one prove damaged, the one before it, and the log behind it, can replace it.
     */
    private static final int SNAPSHOTS_KEPT = 2;

    private final File clusterFolder;
    private final AeronArchive.Context archiveContext;
    private @Nullable AeronArchive archive;

    LogPurge(File clusterFolder, AeronArchive.Context archiveContext) {
        this.clusterFolder = clusterFolder;
        this.archiveContext = archiveContext;
    }

    /** Removes what the snapshots taken so far make dispensable. */
    void purge() {
        try (RecordingLog recordings = new RecordingLog(clusterFolder, false)) {
            List<StoredSnapshot> snapshots = StoredSnapshot.list(recordings);
            if (snapshots.size() < SNAPSHOTS_KEPT) {
                return;
            }
            List<StoredSnapshot> kept =
                    snapshots.subList(snapshots.size() - SNAPSHOTS_KEPT, snapshots.size());
            long logRecordingId = recordings.findLastTermRecordingId();
            AeronArchive client = archive();
            purgeSnapshots(client, kept, logRecordingId);
            purgeLog(client, logRecordingId, kept.getFirst().logPosition());
        }
    }

    /** What is newer than the last snapshot may be the next one, being written. */
    private static void purgeSnapshots(
            AeronArchive client, List<StoredSnapshot> kept, long logRecordingId) {
        Set<Long> needed = new HashSet<>(Set.of(logRecordingId));
        kept.forEach(
                snapshot -> {
                    needed.add(snapshot.engineRecordingId());
                    needed.add(snapshot.consensusRecordingId());
                });
        long newest = Collections.max(needed);
        for (long recordingId : RecordingDescriptor.idsUpTo(newest, client)) {
            if (!needed.contains(recordingId)) {
                client.purgeRecording(recordingId);
            }
        }
    }

    private static void purgeLog(AeronArchive client, long recordingId, long keepFrom) {
        RecordingDescriptor log = RecordingDescriptor.of(client, recordingId);
        if (log != null && log.segmentStart(keepFrom) > log.startPosition()) {
            long newStart = log.segmentStart(keepFrom);
            long segments = client.purgeSegments(recordingId, newStart);
            LOG.info("Removed {} segments of the log before {}", segments, newStart);
        }
    }

    private AeronArchive archive() {
        if (archive == null) {
            archive = NodeContexts.connect(archiveContext);
        }
        return archive;
    }

    @Override
    public void close() {
        CloseHelper.close(archive);
    }
}
