package com.cetoex.node;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.RecordingLog;
import java.io.File;
import java.util.List;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the snapshots before the last two, and the log before the older of these.
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
    private long purgedBefore;

    LogPurge(File clusterFolder, AeronArchive.Context archiveContext) {
        this.clusterFolder = clusterFolder;
        this.archiveContext = archiveContext;
    }

    /** Removes what the snapshots taken so far make dispensable. */
    void purge() {
        try (RecordingLog recordings = new RecordingLog(clusterFolder, false)) {
            List<Long> positions = snapshotPositions(recordings);
            if (positions.size() < SNAPSHOTS_KEPT) {
                return;
            }
            long keepFrom = positions.get(positions.size() - SNAPSHOTS_KEPT);
            AeronArchive client = archive();
            purgeSnapshots(client, recordings, keepFrom);
            purgeLog(client, recordings.findLastTermRecordingId(), keepFrom);
        }
    }

    private static List<Long> snapshotPositions(RecordingLog recordings) {
        return StoredSnapshot.list(recordings).stream()
                .map(StoredSnapshot::logPosition)
                .distinct()
                .toList();
    }

    private void purgeSnapshots(AeronArchive client, RecordingLog recordings, long keepFrom) {
        recordings.entries().stream()
                .filter(entry -> entry.type == RecordingLog.ENTRY_TYPE_SNAPSHOT)
                .filter(entry -> purgedBefore <= entry.logPosition && entry.logPosition < keepFrom)
                .filter(entry -> RecordingDescriptor.of(client, entry.recordingId) != null)
                .forEach(entry -> client.purgeRecording(entry.recordingId));
        purgedBefore = keepFrom;
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
            archive = AeronArchive.connect(archiveContext.clone());
        }
        return archive;
    }

    @Override
    public void close() {
        CloseHelper.close(archive);
    }
}
