package com.cetoex.projections.market;

import com.cetoex.projections.history.HistoryProjection;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.EventBatchWriter;
import com.cetoex.protocol.sbe.BatchEnd;
import com.cetoex.protocol.sbe.EventBatchEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A recorded stream of event batches. */
public final class Frames implements EventBatchHandler {
    private final List<UnsafeBuffer> frames = new ArrayList<>();

    @Override
    public void onBatch(DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        frames.add(new UnsafeBuffer(copy));
    }

    /** Number of batches. */
    public int size() {
        return frames.size();
    }

    /** Gives a batch to a handler. */
    public void give(int index, EventBatchHandler handler) {
        handler.onBatch(frames.get(index), 0, frames.get(index).capacity());
    }

    /** Gives the batches from one to before another. */
    public void give(int from, int to, EventBatchHandler handler) {
        for (int i = from; i < to; i++) {
            give(i, handler);
        }
    }

    /** Gives all batches. */
    public void giveAll(EventBatchHandler handler) {
        give(0, size(), handler);
    }

    /** Gives a batch to a history; its number is its position. */
    public void give(int index, HistoryProjection history) {
        history.onBatch(index, frames.get(index), 0, frames.get(index).capacity());
    }

    /** Gives the batches from one to before another to a history. */
    public void give(int from, int to, HistoryProjection history) {
        for (int i = from; i < to; i++) {
            give(i, history);
        }
    }

    /** Gives all batches to a history. */
    public void giveAll(HistoryProjection history) {
        give(0, size(), history);
    }

    /** Tells whether a batch is its command's last. */
    public boolean isLast(int index) {
        return reader(index).isLast();
    }

    /** Sequence of a batch's last event. */
    public long lastSequence(int index) {
        return reader(index).lastSequence();
    }

    /** The same events in smaller batches, cut by chance. */
    public Frames split(Random random) {
        Frames split = new Frames();
        for (int i = 0; i < size(); i++) {
            splitInto(split, frames.get(i), random);
        }
        return split;
    }

    private EventBatchReader reader(int index) {
        UnsafeBuffer frame = frames.get(index);
        return new EventBatchReader().wrap(frame, 0, frame.capacity());
    }

    private static void splitInto(Frames split, UnsafeBuffer frame, Random random) {
        EventBatchReader reader = new EventBatchReader().wrap(frame, 0, frame.capacity());
        int left = reader.eventCount();
        boolean isLast = reader.isLast();
        reader.next();
        while (left > 0) {
            int count = 1 + random.nextInt(Math.min(left, 4));
            left -= count;
            UnsafeBuffer part = new UnsafeBuffer(new byte[frame.capacity()]);
            part.putBytes(0, frame, 0, EventBatchWriter.HEAD_LENGTH);
            new EventBatchEncoder()
                    .wrap(part, MessageHeaderEncoder.ENCODED_LENGTH)
                    .firstSequence(reader.isImage() ? reader.firstSequence() : reader.sequence())
                    .firstIndex(reader.index())
                    .eventCount(count)
                    .end(left == 0 && isLast ? BatchEnd.LAST : BatchEnd.MORE_FOLLOWS);
            int position = EventBatchWriter.HEAD_LENGTH;
            for (int i = 0; i < count; i++) {
                int start = reader.entryOffset() - Integer.BYTES;
                int length = reader.entryLength() + Integer.BYTES;
                part.putBytes(position, reader.buffer(), start, length);
                position += length;
                reader.next();
            }
            split.onBatch(part, 0, position);
        }
    }
}
