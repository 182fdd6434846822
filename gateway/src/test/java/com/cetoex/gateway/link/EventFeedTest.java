package com.cetoex.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.EventBatchWriter;
import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.HeartbeatPassedEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What reaches the views, and which commands are answered by it. */
final class EventFeedTest {
    private static final long GATEWAY_ID = 5;
    private static final long OTHER_GATEWAY_ID = 6;

    private final List<String> views = new ArrayList<>();
    private final List<CommandOutcome> outcomes = new ArrayList<>();
    private final PendingCommands pending = new PendingCommands(TimeUnit.SECONDS.toNanos(5));
    private final LinkVitals vitals = new LinkVitals(System::nanoTime);
    private final EventFeed feed = new EventFeed(GATEWAY_ID, this::show, pending, vitals);
    private final EventBatchWriter exchange = new EventBatchWriter(feed);
    private final EventBatchReader shown = new EventBatchReader();

    @Test
    void viewsBeginWithAnImage() {
        tell(OTHER_GATEWAY_ID, 1);
        assertThat(views).isEmpty();
        assertThat(feed.isInStep()).isFalse();

        image();
        tell(OTHER_GATEWAY_ID, 2);
        assertThat(views).containsExactly("image before 2", "event 2");
        assertThat(feed.isInStep()).isTrue();
    }

    @Test
    void imageForAnotherGatewayIsLeftOut() {
        image();
        tell(OTHER_GATEWAY_ID, 1);
        image();
        tell(OTHER_GATEWAY_ID, 2);
        assertThat(views).containsExactly("image before 1", "event 1", "event 2");
    }

    @Test
    void gapInTheSequenceAsksForANewImage() {
        image();
        exchange.lastSequence(10);
        tell(OTHER_GATEWAY_ID, 1);
        assertThat(feed.isInStep()).isFalse();
        assertThat(feed.takeGap()).isTrue();
        assertThat(feed.takeGap()).isFalse();
        tell(OTHER_GATEWAY_ID, 2);
        image();
        tell(OTHER_GATEWAY_ID, 3);
        assertThat(views).containsExactly("image before 1", "image before 13", "event 13");
    }

    @Test
    void imageThatTellsOfMissedEventsIsTakenAtOnce() {
        image();
        exchange.lastSequence(10);
        image();
        tell(OTHER_GATEWAY_ID, 1);
        assertThat(views).containsExactly("image before 1", "image before 11", "event 11");
    }

    @Test
    void ownCommandIsAnsweredWithACopyOfItsEvents() {
        image();
        sent(1);
        sent(2);
        tell(OTHER_GATEWAY_ID, 1);
        assertThat(outcomes).isEmpty();
        tell(GATEWAY_ID, 2);

        assertThat(outcomes).hasSize(1);
        List<byte[]> batches = ((CommandOutcome.Applied) outcomes.getFirst()).batches();
        assertThat(batches).hasSize(1);
        EventBatchReader copy = new EventBatchReader();
        copy.wrap(new UnsafeBuffer(batches.getFirst()), 0, batches.getFirst().length);
        assertThat(copy.correlationId()).isEqualTo(2);
        assertThat(pending.isEmpty()).isFalse();
    }

    @Test
    void commandToldInSeveralBatchesIsAnsweredWithAllOfThem() {
        image();
        sent(1);
        exchange.begin(1, 1, GATEWAY_ID, 1, BatchContent.EVENTS);
        for (int i = 0; i < 3000; i++) {
            heartbeatPassed();
        }
        assertThat(outcomes).isEmpty();
        exchange.end();

        List<byte[]> batches = ((CommandOutcome.Applied) outcomes.getFirst()).batches();
        assertThat(batches.size()).isEqualTo(2);
    }

    @Test
    void commandThatIsNotAnsweredInTimeIsUnknown() {
        image();
        sent(1);
        assertThat(pending.expire(System.nanoTime())).isZero();
        assertThat(pending.expire(System.nanoTime() + TimeUnit.SECONDS.toNanos(6))).isOne();
        assertThat(outcomes).containsExactly(new CommandOutcome.Unknown());

        tell(GATEWAY_ID, 1);
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void ownHeartbeatMakesTheLinkReady() {
        image();
        assertThat(vitals.isReady()).isFalse();
        tell(OTHER_GATEWAY_ID, 1);
        assertThat(vitals.isReady()).isFalse();
        tell(GATEWAY_ID, 1);
        assertThat(vitals.isReady()).isTrue();
        assertThat(vitals.bootstrapSteps()).isEqualTo(3);
    }

    private void sent(long correlationId) {
        byte[] bytes = new byte[64];
        PendingCommand command =
                new PendingCommand(
                        new UnsafeBuffer(bytes), 0, bytes.length, outcomes::add, System.nanoTime());
        command.stamp(GATEWAY_ID, correlationId);
        pending.add(command);
    }

    private void image() {
        exchange.begin(1, 1, 0, 0, BatchContent.IMAGE);
        heartbeatPassed();
        exchange.end();
    }

    private void tell(long gatewayId, long correlationId) {
        exchange.begin(1, 1, gatewayId, correlationId, BatchContent.EVENTS);
        heartbeatPassed();
        exchange.end();
    }

    private void heartbeatPassed() {
        int offset =
                exchange.claim(
                        MessageHeaderEncoder.ENCODED_LENGTH + HeartbeatPassedEncoder.BLOCK_LENGTH);
        new HeartbeatPassedEncoder()
                .wrapAndApplyHeader(exchange.buffer(), offset, new MessageHeaderEncoder())
                .bootstrapSteps(3);
    }

    private void show(DirectBuffer buffer, int offset, int length) {
        shown.wrap(buffer, offset, length);
        views.add((shown.isImage() ? "image before " : "event ") + shown.firstSequence());
    }
}
