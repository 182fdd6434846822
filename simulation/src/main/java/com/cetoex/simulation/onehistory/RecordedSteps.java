package com.cetoex.simulation.onehistory;

import com.cetoex.node.ExchangeNode;
import com.cetoex.node.NodeConfig;
import com.cetoex.node.RecordedEvents;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.reference.Fact;
import com.cetoex.reference.FactReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;

/** Reads what an exchange recorded, command by command, after it ended. */
public final class RecordedSteps {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(1);
    private static final int BATCHES_AT_ONCE = 1_000;

    private final EventBatchReader batch = new EventBatchReader();
    private final List<Step> steps = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private long lastSequence;

    private RecordedSteps() {}

    /** All commands since the exchange began; their events must all be kept. */
    public static List<Step> of(Path dataFolder) {
        RecordedSteps recorded = new RecordedSteps();
        NodeConfig config = NodeConfig.on(dataFolder);
        try (ExchangeNode node = ExchangeNode.launch(config, (code, cause) -> {})) {
            await(() -> node.recordedSequence() > 0);
            long end = node.recordedSequence();
            try (RecordedEvents events = node.recordedEvents(0)) {
                await(
                        () -> {
                            events.poll(recorded::onBatch, BATCHES_AT_ONCE);
                            return recorded.lastSequence >= end;
                        });
            }
        }
        return recorded.steps;
    }

    private static void await(BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new IllegalStateException(
                        "what was recorded could not be read within " + LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
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
