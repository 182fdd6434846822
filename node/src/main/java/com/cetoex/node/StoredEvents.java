package com.cetoex.node;

import com.cetoex.protocol.BatchDamaged;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The recorded events in the files of a folder that no node uses, oldest first, each byte proven.
 *
 * <p>What a killed process did not finish at the end is left out: the next start makes it again
 * from the log. One thread.
 */
public final class StoredEvents implements AutoCloseable {
    private final EventBatchReader batch = new EventBatchReader();
    private final @Nullable RecordingReader reader;
    private final long firstPosition;
    private final long endPosition;
    private long position;
    private long lastSequence;
    private long eventCount;

    private final @Nullable DataFolder locked;

    private StoredEvents(Path eventsFolder, @Nullable DataFolder locked) {
        this.locked = locked;
        StoredRecording recording =
                StoredRecording.find(eventsFolder, RecordedTail.RECORDING_ID).orElse(null);
        if (recording == null
                && !SegmentFrames.list(eventsFolder, RecordedTail.RECORDING_ID).isEmpty()) {
            throw new RecordingDamaged(
                    "the catalogue of " + eventsFolder + " does not have the recorded events");
        }
        reader =
                recording == null
                        ? null
                        : new RecordingReader(recording, recording.startPosition());
        firstPosition = recording == null ? 0 : recording.startPosition();
        position = firstPosition;
        endPosition = recording == null ? 0 : lengthOf(recording);
    }

    /**
     * Opens the recorded events of a data folder at their beginning. The caller knows that nobody
     * writes.
     *
     * @throws NodeRefused when they cannot be read
     */
    public static StoredEvents open(Path dataFolder) {
        return open(dataFolder, null);
    }

    /**
     * Opens them and keeps the folder's lock, until these are closed: no exchange starts meanwhile.
     *
     * @throws NodeRefused when they cannot be read, or the folder is in use or no exchange's
     */
    public static StoredEvents openAlone(Path dataFolder) {
        DataFolder.requireExisting(dataFolder);
        DataFolder locked = DataFolder.lockToRead(dataFolder);
        try {
            return open(dataFolder, locked);
        } catch (NodeRefused e) {
            locked.close();
            throw e;
        }
    }

    private static StoredEvents open(Path dataFolder, @Nullable DataFolder locked) {
        try {
            return new StoredEvents(dataFolder.resolve("events"), locked);
        } catch (RecordingDamaged e) {
            throw refused(e);
        }
    }

    private static long lengthOf(StoredRecording recording) {
        List<Path> segments = recording.segments();
        return segments.isEmpty()
                ? recording.startPosition()
                : SegmentFrames.basePosition(segments.getLast()) + recording.segmentLength();
    }

    /**
     * Hands over the batches that follow.
     *
     * @param limit of batches to hand over
     * @return how many there were; 0 at the end
     * @throws NodeRefused when what follows is damaged
     */
    public int poll(EventBatchHandler handler, int limit) {
        int batches = 0;
        try {
            while (batches < limit && next()) {
                handler.onBatch(buffer(), offset(), length());
                batches++;
            }
        } catch (RecordingDamaged e) {
            throw refused(e);
        }
        return batches;
    }

    private static NodeRefused refused(RecordingDamaged damage) {
        return new NodeRefused("the recorded events are damaged: " + damage.getMessage(), damage);
    }

    /** Steps to the next batch; false at the end. */
    boolean next() {
        if (reader == null || !reader.next()) {
            return false;
        }
        if (!reader.isInOneFrame()) {
            throw reader.damaged("expected events in one frame");
        }
        try {
            batch.wrap(reader.buffer(), reader.offset(), reader.length()).requireEvents();
        } catch (BatchDamaged e) {
            throw reader.damaged(String.valueOf(e.getMessage()));
        }
        if (lastSequence != 0 && batch.firstSequence() != lastSequence + 1) {
            throw reader.damaged(
                    "expected event " + (lastSequence + 1) + ", was " + batch.firstSequence());
        }
        lastSequence = batch.lastSequence();
        eventCount += batch.eventCount();
        position = reader.position();
        return true;
    }

    /** Holds the batch stepped to. */
    DirectBuffer buffer() {
        return batch.buffer();
    }

    int offset() {
        return 0;
    }

    int length() {
        return batch.buffer().capacity();
    }

    /** Events handed over so far. */
    public long eventCount() {
        return eventCount;
    }

    /** Sequence of the last event handed over; 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Behind the last batch handed over, as {@code RecordedEvents.position} has it. */
    public long position() {
        return position;
    }

    /** Where the events begin that are still kept: 0 unless older ones were removed. */
    public long firstPosition() {
        return firstPosition;
    }

    /** No event stands behind this position; the last one may stand well before it. */
    public long endPosition() {
        return endPosition;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
        if (locked != null) {
            locked.close();
        }
    }
}
