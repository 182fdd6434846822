package com.cetoex.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cetoex.node.ExchangeNode;
import com.cetoex.node.NodeConfig;
import com.cetoex.protocol.Doorbell;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.EventBatchWriter;
import com.cetoex.protocol.NodeChannels;
import com.cetoex.protocol.sbe.AssetListedDecoder;
import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link against a real node: every command is answered once, and after the views. */
final class ExchangeLinkTest {
    @TempDir private Path folder;

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<CommandOutcome> outcomes = new LinkedBlockingQueue<>();
    private final AtomicLong lastSequenceOfTheViews = new AtomicLong();

    @Test
    void commandIsAnsweredWithItsEventsOnceTheViewsHaveThem() throws Exception {
        try (ExchangeNode node = launch();
                ExchangeLink link = link(configOf(node))) {
            awaitReady(link);
            List<Long> seenByTheViews = new ArrayList<>();
            submit(
                    link,
                    "USDT",
                    outcome -> {
                        seenByTheViews.add(lastSequenceOfTheViews.get());
                        outcomes.add(outcome);
                    });

            CommandOutcome outcome = outcomes.poll(10, TimeUnit.SECONDS);
            assertThat(outcome).isInstanceOf(CommandOutcome.Applied.class);
            EventBatchReader batch = onlyBatch((CommandOutcome.Applied) outcome);
            assertThat(batch.next()).isTrue();
            assertThat(batch.templateId()).isEqualTo(AssetListedDecoder.TEMPLATE_ID);
            assertThat(seenByTheViews).containsExactly(batch.lastSequence());
            assertThat(link.logPosition()).isGreaterThanOrEqualTo(batch.logPosition());
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void manyThreadsAreAnsweredEachItsOwn() throws Exception {
        try (ExchangeNode node = launch();
                ExchangeLink link = link(configOf(node))) {
            awaitReady(link);
            int count = 500;
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String prefix = "T" + thread;
                threads.add(
                        Thread.ofPlatform()
                                .start(
                                        () -> {
                                            for (int i = 0; i < count; i++) {
                                                String name = prefix + "-" + i;
                                                submit(link, name, outcome -> check(name, outcome));
                                            }
                                        }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(link.drain(Duration.ofSeconds(10))).isTrue();
            assertThat(outcomes).hasSize(4 * count);
        }
        assertThat(failures).isEmpty();
    }

    private void check(String name, CommandOutcome outcome) {
        EventBatchReader batch = onlyBatch((CommandOutcome.Applied) outcome);
        batch.next();
        AssetListedDecoder listed =
                new AssetListedDecoder()
                        .wrap(
                                batch.buffer(),
                                batch.bodyOffset(),
                                batch.blockLength(),
                                batch.version());
        if (listed.name().equals(name)) {
            outcomes.add(outcome);
        } else {
            failures.add(new AssertionError("expected " + name + ", was " + listed.name()));
        }
    }

    @Test
    void linkThatComesLaterBeginsWithAnImage() throws Exception {
        try (ExchangeNode node = launch();
                ExchangeLink first = link(configOf(node))) {
            awaitReady(first);
            submit(first, "USDT", outcomes::add);
            assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isNotNull();
            AtomicLong images = new AtomicLong();
            EventBatchReader batch = new EventBatchReader();
            ExchangeLink second =
                    new ExchangeLink(
                            configOf(node),
                            (buffer, offset, length) -> {
                                if (batch.wrap(buffer, offset, length).isImage()
                                        && batch.isLast()) {
                                    images.incrementAndGet();
                                }
                            },
                            failures::add);
            try (second) {
                second.start();
                awaitReady(second);
                assertThat(images).hasValue(1);
                submit(second, "BTC", outcomes::add);
                assertThat(outcomes.poll(10, TimeUnit.SECONDS))
                        .isInstanceOf(CommandOutcome.Applied.class);
                await().until(() -> first.logPosition() >= second.logPosition());
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void linkThatMissedEventsBeginsAgainWithANewImage() throws Exception {
        AtomicLong images = new AtomicLong();
        EventBatchReader batch = new EventBatchReader();
        try (ExchangeNode node = launch();
                ExchangeLink link =
                        new ExchangeLink(
                                configOf(node),
                                (buffer, offset, length) -> {
                                    if (batch.wrap(buffer, offset, length).isImage()
                                            && batch.isLast()) {
                                        images.incrementAndGet();
                                    }
                                },
                                failures::add)) {
            link.start();
            awaitReady(link);
            tellAnEventFarAhead(node.channels());
            await().until(() -> images.get() == 2);
            awaitReady(link);
            submit(link, "USDT", outcomes::add);
            assertThat(outcomes.poll(10, TimeUnit.SECONDS))
                    .isInstanceOf(CommandOutcome.Applied.class);
        }
        assertThat(failures).isEmpty();
    }

    private static void tellAnEventFarAhead(NodeChannels channels) {
        try (Aeron aeron =
                        Aeron.connect(
                                new Aeron.Context().aeronDirectoryName(channels.aeronFolder()));
                ExclusivePublication live =
                        aeron.addExclusivePublication(
                                channels.liveEventsChannel(), channels.liveEventsStreamId())) {
            EventBatchWriter writer =
                    new EventBatchWriter(
                            (buffer, offset, length) ->
                                    await().until(() -> live.offer(buffer, offset, length) > 0));
            writer.lastSequence(1_000_000);
            writer.begin(1, 1, 0, 0, BatchContent.EVENTS);
            writer.end();
        }
    }

    @Test
    void heartbeatsProveThatTheLogMoves() {
        try (ExchangeNode node = launch();
                ExchangeLink link = link(configOf(node))) {
            assertThat(link.heartbeatAgeMillis()).isEqualTo(Long.MAX_VALUE);
            awaitReady(link);
            long position = link.logPosition();
            await().until(() -> link.logPosition() > position);
            assertThat(link.heartbeatAgeMillis()).isLessThan(5000);
            assertThat(link.bootstrapSteps()).isZero();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void commandThatNoExchangeTakesIsNotSent() throws Exception {
        try (ExchangeLink link = link(patience(Duration.ofMillis(50), 16))) {
            submit(link, "USDT", outcomes::add);
            assertThat(outcomes.poll(30, TimeUnit.SECONDS))
                    .isEqualTo(new CommandOutcome.NotSent(NotSentReason.NOT_CONNECTED));
            assertThat(link.isReady()).isFalse();
        }
    }

    @Test
    void commandAboveTheQueuesCapacityIsNotSent() {
        try (ExchangeLink link = link(patience(Duration.ofMinutes(1), 2))) {
            for (int i = 0; i < 3; i++) {
                submit(link, "USDT", outcomes::add);
            }
            assertThat(outcomes)
                    .containsExactly(new CommandOutcome.NotSent(NotSentReason.QUEUE_FULL));
            assertThat(link.commandsUnderWay()).isEqualTo(2);
        }
        assertThat(outcomes)
                .containsExactly(
                        new CommandOutcome.NotSent(NotSentReason.QUEUE_FULL),
                        new CommandOutcome.NotSent(NotSentReason.CLOSING),
                        new CommandOutcome.NotSent(NotSentReason.CLOSING));
    }

    @Test
    void closedLinkSendsNothing() {
        ExchangeLink link = link(patience(Duration.ofSeconds(1), 2));
        link.close();
        submit(link, "USDT", outcomes::add);
        assertThat(outcomes).containsExactly(new CommandOutcome.NotSent(NotSentReason.CLOSING));
    }

    private static void submit(ExchangeLink link, String assetName, OutcomeHandler handler) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        int length =
                new ListAssetEncoder()
                        .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                        .bootstrapStep(0)
                        .decimals((short) 8)
                        .name(assetName)
                        .encodedLength();
        link.submit(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + length, handler);
    }

    private static EventBatchReader onlyBatch(CommandOutcome.Applied applied) {
        assertThat(applied.batches()).hasSize(1);
        byte[] batch = applied.batches().getFirst();
        return new EventBatchReader().wrap(new UnsafeBuffer(batch), 0, batch.length);
    }

    private static void awaitReady(ExchangeLink link) {
        await().atMost(Duration.ofSeconds(20)).until(link::isReady);
    }

    private ExchangeLink link(LinkConfig config) {
        EventBatchReader batch = new EventBatchReader();
        ExchangeLink link =
                new ExchangeLink(
                        config,
                        (buffer, offset, length) -> {
                            batch.wrap(buffer, offset, length);
                            if (!batch.isImage()) {
                                lastSequenceOfTheViews.set(batch.lastSequence());
                            }
                        },
                        failures::add);
        link.start();
        return link;
    }

    private ExchangeNode launch() {
        return ExchangeNode.launch(NodeConfig.on(folder), (code, cause) -> failures.add(cause));
    }

    private static LinkConfig configOf(ExchangeNode node) {
        return LinkConfig.to(node.channels());
    }

    /** A link to a folder in which no exchange runs. */
    private LinkConfig patience(Duration sendLimit, int queueCapacity) {
        return new LinkConfig(
                new NodeChannels(
                        folder.resolve("nobody").toString(),
                        "aeron:ipc",
                        101,
                        "aeron:ipc",
                        102,
                        "aeron:ipc",
                        1001,
                        new Doorbell(),
                        new Doorbell()),
                queueCapacity,
                sendLimit,
                Duration.ofSeconds(5),
                Duration.ofMillis(500));
    }
}
