package com.cetoex.server.onehistory;

import static org.awaitility.Awaitility.await;

import com.cetoex.engine.model.Fact;
import com.cetoex.engine.model.FactReader;
import com.cetoex.node.ExchangeNode;
import com.cetoex.node.NodeConfig;
import com.cetoex.node.RecordedEvents;
import com.cetoex.protocol.EventBatchReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Reads what an exchange recorded, command by command, after it was closed. */
final class RecordedSteps {
    private final EventBatchReader batch = new EventBatchReader();
    private final List<Step> steps = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private long lastSequence;

    private RecordedSteps() {}

    static List<Step> of(Path dataFolder) {
        RecordedSteps recorded = new RecordedSteps();
        NodeConfig config = NodeConfig.on(dataFolder);
        try (ExchangeNode node = ExchangeNode.launch(config, (code, cause) -> {})) {
            await().until(() -> node.recordedSequence() > 0);
            long end = node.recordedSequence();
            try (RecordedEvents events = node.recordedEvents(0)) {
                await().until(
                                () -> {
                                    events.poll(recorded::onBatch, 1_000);
                                    return recorded.lastSequence >= end;
                                });
            }
        }
        return recorded.steps;
    }

    private void onBatch(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        while (batch.next()) {
            facts.add(FactReader.read(batch));
        }
        lastSequence = batch.lastSequence();
        if (batch.isLast() && !facts.isEmpty()) {
            steps.add(new Step(batch.timeMillis(), lastSequence, List.copyOf(facts)));
            facts.clear();
        }
    }
}
