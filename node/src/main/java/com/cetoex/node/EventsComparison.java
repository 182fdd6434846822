package com.cetoex.node;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Compares the events that a log makes, batch by batch, with those that are recorded.
 *
 * <p>The recording may end before the log does: the next start fills it up. One thread.
 */
final class EventsComparison implements EventBatchHandler, AutoCloseable {
    private final StoredEvents events;
    private final EventBatchReader made = new EventBatchReader();
    private final UnsafeBuffer madeBytes = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer recordedBytes = new UnsafeBuffer(0, 0);
    private boolean isAtEnd;
    private long lastMade;

    EventsComparison(Path dataFolder) {
        events = StoredEvents.open(dataFolder);
    }

    /** Takes the events of an engine that are compared with nothing. */
    static EventBatchHandler none() {
        return (buffer, offset, length) -> {};
    }

    /** Passes over the events up to a sequence, which must be recorded. */
    void beginBehind(long sequence) {
        lastMade = sequence;
        while (events.lastSequence() < sequence) {
            if (!events.next()) {
                throw new RecordingDamaged(
                        "the state begins behind event "
                                + sequence
                                + ", recorded events end at "
                                + events.lastSequence());
            }
        }
    }

    @Override
    public void onBatch(DirectBuffer buffer, int offset, int length) {
        lastMade = made.wrap(buffer, offset, length).lastSequence();
        isAtEnd = isAtEnd || !events.next();
        if (isAtEnd) {
            return;
        }
        madeBytes.wrap(buffer, offset, length);
        recordedBytes.wrap(events.buffer(), events.offset(), events.length());
        if (!madeBytes.equals(recordedBytes)) {
            throw new RecordingDamaged(
                    "the log makes other events than are recorded, from event "
                            + made.firstSequence()
                            + " on");
        }
    }

    /**
     * Reads what the log did not make: nothing, when log and events belong together.
     *
     * @param forcedSequence of the last event that is known to have been on disk
     */
    void readToTheEnd(long forcedSequence, List<String> faults) {
        while (!isAtEnd && events.next()) {
            if (events.lastSequence() > lastMade) {
                faults.add(
                        "the log ends at event "
                                + lastMade
                                + ", but event "
                                + events.lastSequence()
                                + " is recorded: the log lost its end");
                return;
            }
        }
        if (events.lastSequence() < forcedSequence) {
            faults.add(
                    "events up to "
                            + forcedSequence
                            + " were on disk, and are recorded up to "
                            + events.lastSequence());
        }
    }

    /** Events that were read. */
    long eventCount() {
        return events.eventCount();
    }

    @Override
    public void close() {
        events.close();
    }
}
