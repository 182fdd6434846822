package com.cetoex.node;

import io.aeron.archive.CatalogView;
import io.aeron.archive.client.AeronArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the end of the log in order after a crash, before the archive opens its files.
 *
 * <p>A power cut may leave the last write unfinished. Nobody was told that it happened, so it is
 * cut. It shows in parts that were never written; anything else that is wrong there is damage to
 * what may have been acknowledged, and the node refuses to start.
 */
final class LogTail {
    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final String CATALOG = "archive.catalog";

    private LogTail() {}

    /**
     * Looks at the last file of every recording that was not ended in order.
     *
     * @param folder of the archive
     * @param writeLength the most that is written at once, in bytes
     * @throws NodeRefused when a file is damaged
     */
    static void recover(Path folder, int writeLength) {
        if (!Files.exists(folder.resolve(CATALOG))) {
            return;
        }
        for (long recordingId : unfinishedRecordings(folder)) {
            List<Path> segments = SegmentFrames.list(folder, recordingId);
            if (!segments.isEmpty()) {
                recoverSegment(segments.getLast(), writeLength);
            }
        }
    }

    private static List<Long> unfinishedRecordings(Path folder) {
        List<Long> unfinished = new ArrayList<>();
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
                        segmentFileLength,
                        termBufferLength,
                        mtuLength,
                        sessionId,
                        streamId,
                        strippedChannel,
                        originalChannel,
                        sourceIdentity) -> {
                    if (stopPosition == AeronArchive.NULL_POSITION) {
                        unfinished.add(recordingId);
                    }
                });
        return unfinished;
    }

    private static void recoverSegment(Path segment, int writeLength) {
        try (SegmentFrames frames = SegmentFrames.open(segment)) {
            int offset = 0;
            int next = frames.frameEnd(offset);
            while (next > 0) {
                offset = next;
                next = frames.frameEnd(offset);
            }
            if (frames.isEmptyFrom(offset)) {
                return;
            }
            if (!frames.isTornAt(offset, writeLength)) {
                throw new NodeRefused(
                        "the log is damaged at offset "
                                + offset
                                + " of "
                                + segment
                                + "; nothing was changed, restore the data folder from a copy");
            }
            LOG.warn("Cut an unfinished write at offset {} of {}", offset, segment);
            frames.eraseFrom(offset);
        } catch (IOException e) {
            throw new NodeRefused("cannot read " + segment + ": " + e, e);
        }
    }
}
