package com.cetoex.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.reference.Fact;
import com.cetoex.reference.FactReader;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Gathers the facts of one command after another, and checks what every batch must keep: dense
 * sequences and indices, the command's own position, time and sender, one last batch.
 */
public final class FactRecorder implements EventBatchHandler {
    private final EventBatchReader reader = new EventBatchReader();
    private final List<Fact> facts = new ArrayList<>();
    private long lastSequence;
    private boolean isComplete = true;
    private long logPosition;
    private long timeMillis;
    private long gatewayId;
    private long correlationId;

    /** Makes a recorder of an engine that has told events up to a sequence. */
    public FactRecorder(long lastSequence) {
        this.lastSequence = lastSequence;
    }

    /** Names the command whose batches come next. */
    public void expect(long position, long time, long sentBy, long numbered) {
        assertThat(isComplete).as("the command before was told to its end").isTrue();
        logPosition = position;
        timeMillis = time;
        gatewayId = sentBy;
        correlationId = numbered;
        facts.clear();
        isComplete = false;
    }

    /** The facts of the command, once it is complete. */
    public List<Fact> facts() {
        assertThat(isComplete).as("the last batch came").isTrue();
        return List.copyOf(facts);
    }

    /** The sequence of the last event told. */
    public long lastSequence() {
        return lastSequence;
    }

    @Override
    public void onBatch(DirectBuffer buffer, int offset, int length) {
        reader.wrap(buffer, offset, length);
        assertThat(isComplete).as("no batch behind the last").isFalse();
        assertThat(reader.isImage()).isFalse();
        assertThat(reader.firstSequence()).isEqualTo(lastSequence + 1);
        assertThat(reader.logPosition()).isEqualTo(logPosition);
        assertThat(reader.timeMillis()).isEqualTo(timeMillis);
        assertThat(reader.gatewayId()).isEqualTo(gatewayId);
        assertThat(reader.correlationId()).isEqualTo(correlationId);
        while (reader.next()) {
            lastSequence++;
            if (reader.sequence() != lastSequence || reader.index() != facts.size()) {
                throw new AssertionError(
                        "expected sequence %d, index %d, was %d, %d"
                                .formatted(
                                        lastSequence,
                                        facts.size(),
                                        reader.sequence(),
                                        reader.index()));
            }
            facts.add(FactReader.read(reader));
        }
        isComplete = reader.isLast();
    }
}
