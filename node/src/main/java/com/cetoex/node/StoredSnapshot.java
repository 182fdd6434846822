package com.cetoex.node;

import com.cetoex.protocol.sbe.SnapshotHeaderDecoder;
import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.codecs.MessageHeaderDecoder;
import io.aeron.cluster.codecs.SnapshotMark;
import io.aeron.cluster.codecs.SnapshotMarkerDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * A snapshot in the files of a node that does not run: the engine's records, and the consensus
 * module's own.
 *
 * @param logPosition of the log at which it was taken
 * @param engineRecordingId of the engine's records, in the log's archive
 * @param consensusRecordingId of the consensus module's
 */
record StoredSnapshot(long logPosition, long engineRecordingId, long consensusRecordingId) {
    private static final int ENGINE_SERVICE_ID = 0;
    private static final int CONSENSUS_SERVICE_ID = -1;

    /** Takes one record of the engine's part. */
    interface RecordHandler {
        /** The bytes are valid during the call. */
        void onRecord(DirectBuffer buffer, int offset, int length);
    }

    /** The snapshots that a recording log holds for valid, oldest first. */
    static List<StoredSnapshot> list(RecordingLog log) {
        List<StoredSnapshot> snapshots = new ArrayList<>();
        for (RecordingLog.Entry engine : log.entries()) {
            if (isOf(engine, ENGINE_SERVICE_ID)) {
                log.entries().stream()
                        .filter(entry -> isOf(entry, CONSENSUS_SERVICE_ID))
                        .filter(entry -> entry.logPosition == engine.logPosition)
                        .reduce((first, last) -> last)
                        .ifPresent(
                                consensus ->
                                        snapshots.add(
                                                new StoredSnapshot(
                                                        engine.logPosition,
                                                        engine.recordingId,
                                                        consensus.recordingId)));
            }
        }
        snapshots.sort(Comparator.comparingLong(StoredSnapshot::logPosition));
        return snapshots;
    }

    private static boolean isOf(RecordingLog.Entry entry, int serviceId) {
        return entry.type == RecordingLog.ENTRY_TYPE_SNAPSHOT
                && entry.isValid
                && entry.serviceId == serviceId;
    }

    /**
     * Reads both parts and proves their bytes.
     *
     * @return the time of the state in it, in milliseconds since the epoch
     * @throws RecordingDamaged when a byte is not what was written
     */
    long check(Path archive) {
        SnapshotHeaderDecoder head = new SnapshotHeaderDecoder();
        com.cetoex.protocol.sbe.MessageHeaderDecoder header =
                new com.cetoex.protocol.sbe.MessageHeaderDecoder();
        long[] timeMillis = new long[1];
        read(archive, consensusRecordingId, (buffer, offset, length) -> {});
        read(
                archive,
                engineRecordingId,
                (buffer, offset, length) -> {
                    if (header.wrap(buffer, offset).templateId()
                            == SnapshotHeaderDecoder.TEMPLATE_ID) {
                        timeMillis[0] =
                                head.wrapAndApplyHeader(buffer, offset, header).timeMillis();
                    }
                });
        return timeMillis[0];
    }

    /**
     * Hands over the engine's records.
     *
     * @throws RecordingDamaged when a byte is not what was written
     */
    void readEngine(Path archive, RecordHandler handler) {
        read(archive, engineRecordingId, handler);
    }

    private void read(Path archive, long recordingId, RecordHandler handler) {
        StoredRecording recording =
                StoredRecording.find(archive, recordingId)
                        .orElseThrow(
                                () ->
                                        new RecordingDamaged(
                                                "expected recording "
                                                        + recordingId
                                                        + " in the catalogue of "
                                                        + archive));
        SnapshotMarkerDecoder marker = new SnapshotMarkerDecoder();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        int marks = 0;
        try (RecordingReader reader = new RecordingReader(recording, recording.startPosition())) {
            while (reader.next()) {
                header.wrap(reader.buffer(), reader.offset());
                if (reader.isBehindFragments()) {
                    throw reader.damaged("expected the end of a message, was another");
                }
                if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
                    handler.onRecord(reader.buffer(), reader.offset(), reader.length());
                } else if (header.templateId() == SnapshotMarkerDecoder.TEMPLATE_ID) {
                    marker.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    checkMark(marker, marks, reader);
                    marks++;
                }
            }
            if (marks != 2) {
                throw reader.damaged("expected the mark of the snapshot's end");
            }
        }
    }

    private void checkMark(SnapshotMarkerDecoder marker, int marks, RecordingReader reader) {
        SnapshotMark expected = marks == 0 ? SnapshotMark.BEGIN : SnapshotMark.END;
        if (marker.mark() != expected || marker.logPosition() != logPosition) {
            throw reader.damaged(
                    "expected the snapshot's mark "
                            + expected
                            + " of log position "
                            + logPosition
                            + ", was "
                            + marker.mark()
                            + " of "
                            + marker.logPosition());
        }
    }
}
