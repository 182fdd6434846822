package com.cetoex.node;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import io.aeron.ExclusivePublication;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/**
 * Takes the engine's batches to where they are needed: events to the recording, and, while this
 * node leads, events and images to the gateways. One thread: the engine's.
 *
 * <p>Live events are lost when nobody listens. Who begins to listen is given an image, and whoever
 * finds a gap in the sequence asks for a new one by opening a session again.
 */
final class EventPublisher implements EventBatchHandler, AutoCloseable {
    private final EventBatchReader batch = new EventBatchReader();
    private final BackPressure backPressure;
    private final ExclusivePublication live;
    private final EventRecording recording;
    private boolean isLive;

    EventPublisher(ExclusivePublication live, EventRecording recording, IdleStrategy idle) {
        this.live = live;
        this.recording = recording;
        this.backPressure = new BackPressure(idle);
    }

    /** From now on events go to the gateways too. */
    void goLive(boolean isLeader) {
        isLive = isLeader;
    }

    /** Tells whether gateways are to be told anything. */
    boolean isLive() {
        return isLive;
    }

    @Override
    public void onBatch(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        if (!batch.isImage()) {
            recording.record(batch, buffer, offset, length);
        }
        if (isLive) {
            backPressure.offerWhileConnected(live, buffer, offset, length);
        }
    }

    /** See {@link EventRecording#forceAhead}. Any thread may call it. */
    void forceAhead() {
        recording.forceAhead();
    }

    /** See {@link EventRecording#force}. */
    void force() {
        recording.force();
    }

    /** Sequence of the last event recorded. Any thread may ask. */
    long lastRecordedSequence() {
        return recording.lastSequence();
    }

    /** Behind the recorded events that are in the files. Any thread may ask. */
    long writtenPosition() {
        return recording.writtenPosition();
    }

    /** Behind the recorded events that are on disk for certain. Any thread may ask. */
    long forcedPosition() {
        return recording.forcedPosition();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(live, recording);
    }
}
