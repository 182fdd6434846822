package com.cetoex.engine;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchWriter;
import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.SnapshotClientOrderDecoder;
import com.cetoex.protocol.sbe.SnapshotFillDecoder;
import org.agrona.DirectBuffer;

/**
 * Tells the whole state as event batches of snapshot records, for projections that begin with it.
 *
 * <p>Remembered client order ids are left out: no projection answers from them.
 */
final class ImageWriter {
    private final EngineState state;
    private final EventBatchWriter writer;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    ImageWriter(EngineState state, long lastSequence, EventBatchHandler handler) {
        this.state = state;
        writer = new EventBatchWriter(handler);
        writer.lastSequence(lastSequence);
    }

    void write() {
        writer.begin(state.logPosition, state.timeMillis, 0, 0, BatchContent.IMAGE);
        new SnapshotWriter(state, writer.lastSequence(), this::give).write();
        writer.end();
    }

    private void give(DirectBuffer buffer, int offset, int length) {
        int templateId = header.wrap(buffer, offset).templateId();
        if (templateId != SnapshotClientOrderDecoder.TEMPLATE_ID
                && templateId != SnapshotFillDecoder.TEMPLATE_ID) {
            writer.buffer().putBytes(writer.claim(length), buffer, offset, length);
        }
    }
}
