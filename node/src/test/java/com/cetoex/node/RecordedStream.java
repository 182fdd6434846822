package com.cetoex.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.BalanceChangedDecoder;
import com.cetoex.protocol.sbe.TransferredDecoder;
import org.agrona.DirectBuffer;

/** Reads a node's recorded events from the beginning, and holds them to be dense. */
final class RecordedStream {
    private final EventBatchReader batch = new EventBatchReader();
    private final BalanceChangedDecoder balance = new BalanceChangedDecoder();
    private long lastSequence;
    private long position;
    private long totalUnits;
    private long deposits;

    /** Reads until an event, and asserts that it comes after all others, each once. */
    static RecordedStream read(ExchangeNode node, long upToSequence) {
        RecordedStream stream = new RecordedStream();
        try (RecordedEvents events = node.recordedEvents(0)) {
            TestGateway.await(
                    "recorded event " + upToSequence,
                    () -> {
                        events.poll(stream::onBatch, 64);
                        return stream.lastSequence >= upToSequence;
                    });
            stream.position = events.position();
        }
        return stream;
    }

    private void onBatch(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        assertThat(batch.isImage()).isFalse();
        assertThat(batch.firstSequence()).isEqualTo(lastSequence + 1);
        while (batch.next()) {
            if (batch.templateId() == BalanceChangedDecoder.TEMPLATE_ID) {
                balance.wrap(
                        batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
                totalUnits = balance.totalUnits();
            } else if (batch.templateId() == TransferredDecoder.TEMPLATE_ID) {
                deposits++;
            }
        }
        lastSequence = batch.lastSequence();
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Of the recording, behind the last event read. */
    long position() {
        return position;
    }

    /** Deposits of one unit each. */
    long deposits() {
        return deposits;
    }

    /** What the investor holds after the last event read. */
    long totalUnits() {
        return totalUnits;
    }
}
