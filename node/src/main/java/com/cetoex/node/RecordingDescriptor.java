package com.cetoex.node;

import static com.cetoex.node.EventStreams.RECORDED_STREAM_ID;

import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.RecordingDescriptorConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the archive knows of the recording of events, and its continuation must agree with.
 *
 * @param recordingId in the archive
 * @param initialTermId of its first term
 * @param termLength of each of its terms, in bytes
 * @param mtuLength of its largest frame, in bytes
 */
record RecordingDescriptor(long recordingId, int initialTermId, int termLength, int mtuLength) {
    /** The archive's recording of events, or null when there is none yet. */
    static @Nullable RecordingDescriptor find(AeronArchive archive) {
        Finder finder = new Finder();
        archive.listRecordingsForUri(
                0, Integer.MAX_VALUE, "alias=recorded-events", RECORDED_STREAM_ID, finder);
        return finder.found;
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
                            recordingId, initialTermId, termBufferLength, mtuLength);
        }
    }
}
