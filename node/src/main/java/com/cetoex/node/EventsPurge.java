package com.cetoex.node;

import io.aeron.archive.client.AeronArchive;
import org.agrona.CloseHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the oldest recorded events when there are more than are to be kept.
 *
 * <p>Three bounds are never passed: what the history still needs, what is on disk for certain (a
 * start reads on from there), and the length to keep. Only whole segment files go. One thread, but
 * for {@link #release}.
 */
final class EventsPurge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventsPurge.class);

    private final long keptBytes;
    private final AeronArchive.Context archiveContext;
    private @Nullable AeronArchive archive;
    private volatile long releasedPosition;
    private long purgedTo;

    EventsPurge(long keptBytes, AeronArchive.Context archiveContext) {
        this.keptBytes = keptBytes;
        this.archiveContext = archiveContext;
    }

    /** Before this position no reader needs the events any more. Any thread may say so. */
    void release(long position) {
        releasedPosition = position;
    }

    /**
     * Removes what is beyond the length to keep, if anything.
     *
     * @param forcedPosition behind the events that are on disk for certain
     */
    void purge(long forcedPosition) {
        // Never the byte before a bound: a start wants to find it.
        long limit = Math.min(releasedPosition, forcedPosition - keptBytes) - 1;
        if (keptBytes != NodeConfig.ALL_EVENTS && limit > purgedTo) {
            AeronArchive client = archive();
            RecordingDescriptor events = RecordingDescriptor.ofEvents(client);
            if (events != null && limit > events.startPosition()) {
                purgeBefore(events.segmentStart(limit), events, client);
            }
            purgedTo = limit;
        }
    }

    private static void purgeBefore(
            long newStart, RecordingDescriptor events, AeronArchive client) {
        if (newStart > events.startPosition()) {
            long segments = client.purgeSegments(events.recordingId(), newStart);
            LOG.info("Removed {} segments of recorded events before {}", segments, newStart);
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
