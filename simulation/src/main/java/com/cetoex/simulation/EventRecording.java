package com.cetoex.simulation;

import com.cetoex.projections.history.HistoryProjection;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The recorded stream of events. An engine that restarts tells again what it told before: that is
 * recorded once, and must be the same to the byte.
 */
final class EventRecording implements EventBatchHandler {
    private final EventBatchReader reader = new EventBatchReader();
    private final List<byte[]> frames = new ArrayList<>();
    private final Map<Long, byte[]> framesBySequence = new HashMap<>();

    /** Frames recorded so far, which is the position behind the last. */
    long position() {
        return frames.size();
    }

    /** Gives frames from a position on, and tells the position behind the last one given. */
    long giveTo(HistoryProjection history, long from, int count) {
        long position = from;
        while (position < position() && position < from + count) {
            UnsafeBuffer frame = new UnsafeBuffer(frames.get((int) position));
            history.onBatch(position, frame, 0, frame.capacity());
            position++;
        }
        return position;
    }

    @Override
    public void onBatch(DirectBuffer buffer, int offset, int length) {
        byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        long sequence = reader.wrap(buffer, offset, length).firstSequence();
        byte[] before = framesBySequence.putIfAbsent(sequence, frame);
        if (before == null) {
            frames.add(frame);
        } else if (!Arrays.equals(before, frame)) {
            throw new IllegalStateException(
                    "expected the events from sequence %d again, was %d other bytes"
                            .formatted(sequence, length));
        }
    }
}
