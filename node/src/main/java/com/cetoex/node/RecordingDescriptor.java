package com.cetoex.node;

import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.RecordingDescriptorConsumer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive knows of a recording.
 *
 * @param recordingId in the archive
 * @param startPosition at which its first segment that still exists begins
 * @param initialTermId of its first term
 * @param segmentLength of each of its files, in bytes
 * @param termLength of each of its terms, in bytes
 * @param mtuLength of its largest frame, in bytes
 */
record RecordingDescriptor(
        long recordingId,
        long startPosition,
        int initialTermId,
        int segmentLength,
        int termLength,
        int mtuLength) {
    /** The recording of events, the only one of its archive, or null when there is none yet. */
    static @Nullable RecordingDescriptor ofEvents(AeronArchive archive) {
        return of(archive, RecordedTail.RECORDING_ID);
    }

    /** One of the archive's recordings, or null when it does not exist any more. */
    static @Nullable RecordingDescriptor of(AeronArchive archive, long recordingId) {
        Finder finder = new Finder();
        archive.listRecording(recordingId, finder);
        return finder.found;
    }

    /** The archive's recordings with an id up to the given one. */
    static List<Long> idsUpTo(long lastId, AeronArchive archive) {
        List<Long> ids = new ArrayList<>();
        archive.listRecordings(
                0,
                Integer.MAX_VALUE,
                (controlSessionId,
                        correlationId,
                        recordingId,
                        startTimestamp,
                        stopTimestamp,
                        startPosition,
                        stopPosition,
                        initialTermId,
                        segmentFileLength,
                        termBufferLength,
                        mtuLength,
                        sessionId,
                        streamId,
                        strippedChannel,
                        originalChannel,
                        sourceIdentity) -> ids.add(recordingId));
        ids.removeIf(id -> id > lastId);
        return ids;
    }

    /** The start of the segment that a position lies in. */
    long segmentStart(long position) {
        return AeronArchive.segmentFileBasePosition(
                startPosition, position, termLength, segmentLength);
    }

    /** Remembers the last recording that it is shown. */
    private static final class Finder implements RecordingDescriptorConsumer {
        private @Nullable RecordingDescriptor found;

        @Override
        public void onRecordingDescriptor(
                long controlSessionId,
                long correlationId,
                long recordingId,
                long startTimestamp,
                long stopTimestamp,
                long startPosition,
                long stopPosition,
                int initialTermId,
                int segmentFileLength,
                int termBufferLength,
                int mtuLength,
                int sessionId,
                int streamId,
                String strippedChannel,
                String originalChannel,
                String sourceIdentity) {
            found =
                    new RecordingDescriptor(
                            recordingId,
                            startPosition,
                            initialTermId,
                            segmentFileLength,
                            termBufferLength,
                            mtuLength);
        }
    }
}
