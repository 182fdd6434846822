package com.cetoex.node;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.NodeChannels;
import com.cetoex.protocol.sbe.HeartbeatEncoder;
import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.RegisterInvestorEncoder;
import com.cetoex.protocol.sbe.TransferEncoder;
import io.aeron.Aeron;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.logbuffer.Header;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The least that can talk to a node: sends commands and follows the live events. One thread. */
final class TestGateway implements AutoCloseable {
    static final long INVESTOR_ID = 7;

    private static final long GATEWAY_ID = 42;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventBatchReader batch = new EventBatchReader();
    private final FragmentAssembler handler = new FragmentAssembler(this::onFragment);
    private final Aeron aeron;
    private final Subscription live;
    private final AeronCluster cluster;
    private long lastCorrelationId;
    private long imageSequence = -1;
    private long lastSequence;
    private long answeredCorrelationId;

    private TestGateway(NodeChannels channels) {
        aeron =
                Aeron.connect(
                        new Aeron.Context()
                                .aeronDirectoryName(channels.aeronFolder())
                                .errorHandler(
                                        error -> System.err.println("Test gateway: " + error)));
        live = aeron.addSubscription(channels.liveEventsChannel(), channels.liveEventsStreamId());
        await("live events", live::isConnected);
        cluster =
                AeronCluster.connect(
                        new AeronCluster.Context()
                                .aeron(aeron)
                                .ownsAeronClient(false)
                                .messageTimeoutNs(LIMIT.toNanos())
                                .ingressChannel(channels.ingressChannel())
                                .ingressStreamId(channels.ingressStreamId())
                                .egressChannel(channels.egressChannel())
                                .egressStreamId(channels.egressStreamId()));
        await("an image", () -> poll() >= 0 && imageSequence >= 0);
    }

    /** Connects as a gateway does, and waits for the image. */
    static TestGateway connect(ExchangeNode node) {
        return new TestGateway(node.channels());
    }

    /** The last event that the first image tells of. */
    long imageSequence() {
        return imageSequence;
    }

    /** The last event heard of. */
    long lastSequence() {
        return lastSequence;
    }

    /** The number of the last command that was answered; numbers rise by one. */
    long answeredCorrelationId() {
        return answeredCorrelationId;
    }

    /** Lists an asset and registers the investor: 2 commands. */
    void bootstrap() {
        send(
                new ListAssetEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .gatewayId(GATEWAY_ID)
                        .correlationId(++lastCorrelationId)
                        .bootstrapStep(0)
                        .decimals((short) 8)
                        .name("USDT")
                        .encodedLength());
        send(
                new RegisterInvestorEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .gatewayId(GATEWAY_ID)
                        .correlationId(++lastCorrelationId)
                        .investorId(INVESTOR_ID)
                        .bootstrapStep(0)
                        .standardPerMinute(100)
                        .bulkPerMinute(10)
                        .maxOpenOrders(100)
                        .encodedLength());
        awaitAnswers();
    }

    /** Deposits one unit, and does not wait. */
    void deposit() {
        send(
                new TransferEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .gatewayId(GATEWAY_ID)
                        .correlationId(++lastCorrelationId)
                        .investorId(INVESTOR_ID)
                        .deltaUnits(1)
                        .bootstrapStep(0)
                        .asset("USDT")
                        .encodedLength());
    }

    /** Deposits one unit many times, and waits for the answers. */
    void deposit(int times) {
        for (int i = 0; i < times; i++) {
            deposit();
        }
        awaitAnswers();
    }

    void heartbeat() {
        send(
                new HeartbeatEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .gatewayId(GATEWAY_ID)
                        .correlationId(++lastCorrelationId)
                        .encodedLength());
        awaitAnswers();
    }

    private void send(int encodedLength) {
        int length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
        await("room for a command", () -> poll() >= 0 && cluster.offer(buffer, 0, length) > 0);
    }

    void awaitAnswers() {
        awaitAnswer(lastCorrelationId);
    }

    void awaitAnswer(long correlationId) {
        await(
                "the answer of command " + correlationId,
                () -> poll() >= 0 && answeredCorrelationId >= correlationId);
    }

    int poll() {
        cluster.pollEgress();
        return live.poll(handler, 64);
    }

    private void onFragment(DirectBuffer source, int offset, int length, Header ignored) {
        batch.wrap(source, offset, length);
        if (batch.isImage()) {
            if (batch.isLast() && imageSequence < 0) {
                imageSequence = batch.firstSequence() - 1;
                lastSequence = imageSequence;
            }
        } else if (imageSequence >= 0) {
            if (batch.firstSequence() != lastSequence + 1) {
                throw new AssertionError(
                        "expected " + (lastSequence + 1) + ", was " + batch.firstSequence());
            }
            lastSequence = batch.lastSequence();
            if (batch.gatewayId() == GATEWAY_ID && batch.isLast()) {
                answeredCorrelationId = batch.correlationId();
            }
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(cluster, aeron);
    }
}
