package com.cetoex.node;

import io.aeron.archive.CatalogView;
import io.aeron.archive.client.AeronArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recording in the files of an archive that does not run, as the catalogue has it.
 *
 * @param folder of the archive
 * @param id in the archive
 * @param startPosition at which the first segment that still exists begins
 * @param stopPosition at which it was ended in order, or {@link AeronArchive#NULL_POSITION}
 * @param initialTermId of its first term
 * @param segmentLength of each of its files, in bytes
 * @param termLength of each of its terms, in bytes
 * @param streamId of all its frames
 */
record StoredRecording(
        Path folder,
        long id,
        long startPosition,
        long stopPosition,
        int initialTermId,
        int segmentLength,
        int termLength,
        int streamId) {
    private static final String CATALOG = "archive.catalog";

    /**
     * All recordings of a folder, by id; none when it has no catalogue.
     *
     * @throws NodeRefused when the catalogue cannot be read
     */
    static List<StoredRecording> list(Path folder) {
        if (!Files.exists(folder.resolve(CATALOG))) {
            return List.of();
        }
        List<StoredRecording> recordings = new ArrayList<>();
        try {
            CatalogView.listRecordings(
                    folder.toFile(),
                    (controlSessionId,
                            correlationId,
                            recordingId,
                            startTimestamp,
                            stopTimestamp,
                            startPosition,
                            stopPosition,
                            initialTermId,
                            segmentLength,
                            termLength,
                            mtuLength,
                            sessionId,
                            streamId,
                            strippedChannel,
                            originalChannel,
                            sourceIdentity) ->
                            recordings.add(
                                    new StoredRecording(
                                            folder,
                                            recordingId,
                                            startPosition,
                                            stopPosition,
                                            initialTermId,
                                            segmentLength,
                                            termLength,
                                            streamId)));
        } catch (RuntimeException e) {
            throw new NodeRefused("cannot read " + folder.resolve(CATALOG) + ": " + e, e);
        }
        recordings.forEach(StoredRecording::checkLengths);
        return recordings;
    }

    /** The recording of an id, if the catalogue has it. */
    static Optional<StoredRecording> find(Path folder, long id) {
        return list(folder).stream().filter(recording -> recording.id == id).findFirst();
    }

    private void checkLengths() {
        boolean isPossible =
                Integer.bitCount(termLength) == 1
                        && Integer.bitCount(segmentLength) == 1
                        && segmentLength >= termLength
                        && startPosition >= 0
                        && startPosition % segmentLength == 0;
        if (!isPossible) {
            throw new NodeRefused(
                    folder.resolve(CATALOG) + " is damaged: it cannot be that it says " + this);
        }
    }

    /** Tells whether it was ended in order, so that its end is known. */
    boolean isStopped() {
        return stopPosition != AeronArchive.NULL_POSITION;
    }

    /** The term that a position lies in. */
    int termId(long position) {
        return initialTermId + (int) (position / termLength);
    }

    /** Its files, first to last. */
    List<Path> segments() {
        return SegmentFrames.list(folder, id);
    }
}
