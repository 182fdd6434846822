package com.cetoex.gateway.link;

import com.cetoex.protocol.Doorbell;
import com.cetoex.protocol.DoorbellIdle;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.TimeSlice;
import com.cetoex.protocol.sbe.HeartbeatEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import io.aeron.exceptions.AeronException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's link to the exchange: commands of many threads go in, live events come out to one
 * set of views, and each command is answered when the views have its events.
 *
 * <p>It has a thread of its own, on which views and outcome handlers are called. A command is
 * answered exactly once: {@code NotSent} when it never left, {@code Applied} with its events, or
 * {@code Unknown} when it left and no answer came in time; it is never sent twice. A lost session
 * is opened again by itself. A heartbeat through the log proves, twice a second, that all of it
 * works.
 */
public final class ExchangeLink implements Agent, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeLink.class);

    /** In one round, so that sending and hearing take turns. */
    private static final int SEND_LIMIT = 64;

    private static final int FRAGMENT_LIMIT = 256;

    /** An image that does not come in this time after a session opened is asked for again. */
    private static final long IMAGE_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Between heartbeats until the first one comes back. */
    private static final long FIRST_HEARTBEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final CommandOutcome QUEUE_FULL =
            new CommandOutcome.NotSent(NotSentReason.QUEUE_FULL);
    private static final CommandOutcome NOT_CONNECTED =
            new CommandOutcome.NotSent(NotSentReason.NOT_CONNECTED);
    private static final CommandOutcome CLOSING = new CommandOutcome.NotSent(NotSentReason.CLOSING);

    /** Tells this link's events from those of links before and beside it. */
    private final long gatewayId;

    private final NanoClock clock;

    private final ManyToOneConcurrentArrayQueue<PendingCommand> queue;
    private final AtomicInteger underWay = new AtomicInteger();
    private final LinkVitals vitals;
    private final Doorbell bell;
    private final PendingCommands pending;
    private final EventFeed feed;
    private final ExchangeSession session;
    private final AgentRunner runner;
    private final UnsafeBuffer heartbeatBuffer =
            new UnsafeBuffer(
                    new byte[MessageHeaderEncoder.ENCODED_LENGTH + HeartbeatEncoder.BLOCK_LENGTH]);
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final long sendLimitNanos;
    private final long heartbeatIntervalNanos;
    private @Nullable PendingCommand next;
    private long lastCorrelationId;
    private long lastHeartbeatNanos;
    private long outOfStepSinceNanos;
    private volatile boolean isClosing;

    /**
     * Makes a link that is not started yet.
     *
     * @param views are fed by the link's thread, and by no other
     * @param onFailure is told of errors that the link does not survive, above all of its views
     */
    public ExchangeLink(LinkConfig config, EventBatchHandler views, ErrorHandler onFailure) {
        this(
                config,
                new SecureRandom().nextLong(1, Long.MAX_VALUE),
                views,
                events ->
                        new ClusterSession(
                                config.channels(), events, error -> onError(error, onFailure)),
                System::nanoTime,
                onFailure);
    }

    /**
     * Makes a link over another connection and by another clock, as the simulation has them.
     *
     * @param gatewayId tells this link's events from those of links before and beside it
     * @param views are fed by the link's thread, and by no other
     * @param source makes the connection; of the config only the patience counts then
     * @param clock says how long a command has waited
     * @param onFailure is told of errors that the link does not survive, above all of its views
     */
    public ExchangeLink(
            LinkConfig config,
            long gatewayId,
            EventBatchHandler views,
            ExchangeSession.Source source,
            NanoClock clock,
            ErrorHandler onFailure) {
        this.gatewayId = gatewayId;
        this.clock = clock;
        lastHeartbeatNanos = clock.nanoTime() - FIRST_HEARTBEAT_NANOS;
        vitals = new LinkVitals(clock);
        queue = new ManyToOneConcurrentArrayQueue<>(config.queueCapacity());
        bell = config.channels().liveEventsBell();
        pending = new PendingCommands(config.answerLimit().toNanos());
        feed = new EventFeed(gatewayId, views, pending, vitals);
        session = source.to(feed);
        sendLimitNanos = config.sendLimit().toNanos();
        heartbeatIntervalNanos = config.heartbeatInterval().toNanos();
        heartbeat.wrapAndApplyHeader(heartbeatBuffer, 0, new MessageHeaderEncoder());
        DoorbellIdle idle = new DoorbellIdle(bell, config.channels().ingressBell());
        runner = new AgentRunner(idle, error -> onError(error, onFailure), null, this);
    }

    private static void onError(Throwable error, ErrorHandler onFailure) {
        if (error instanceof AeronException aeron
                && aeron.category() != AeronException.Category.FATAL) {
            LOG.warn("Aeron says: {}", error.getMessage());
        } else {
            onFailure.onError(error);
        }
    }

    /** Starts the link's thread; it is connected when {@link #isReady} says so. */
    public void start() {
        AgentRunner.startOnThread(runner, ExchangeLink::thread);
    }

    private static Thread thread(Runnable agent) {
        return Thread.ofPlatform()
                .unstarted(
                        () -> {
                            TimeSlice.shorten();
                            agent.run();
                        });
    }

    /**
     * Sends a command, from any thread. Its gateway and correlation ids are filled in here.
     *
     * @param buffer holds one command with its header; copied before this returns
     * @param offset of the command's header
     * @param length of header and command together, in bytes
     * @param handler is called once with the outcome
     */
    public void submit(DirectBuffer buffer, int offset, int length, OutcomeHandler handler) {
        if (isClosing) {
            handler.onOutcome(CLOSING);
            return;
        }
        PendingCommand command =
                new PendingCommand(
                        buffer,
                        offset,
                        length,
                        outcome -> {
                            underWay.decrementAndGet();
                            handler.onOutcome(outcome);
                        },
                        clock.nanoTime());
        if (underWay.incrementAndGet() <= queue.capacity() && queue.offer(command)) {
            bell.ring();
        } else {
            command.finish(QUEUE_FULL);
        }
    }

    /** Tells whether the views are in step, and a heartbeat has proven it. */
    public boolean isReady() {
        return vitals.isReady();
    }

    /** Time since the last heartbeat came back through the log; huge before the first. */
    public long heartbeatAgeMillis() {
        return vitals.heartbeatAgeMillis();
    }

    /** Position in the log of the last command whose events the views have. */
    public long logPosition() {
        return vitals.logPosition();
    }

    /** Steps of the bootstrap applied as of the last heartbeat; -1 once it is complete. */
    public int bootstrapSteps() {
        return vitals.bootstrapSteps();
    }

    /** Commands submitted and not answered yet. */
    public int commandsUnderWay() {
        return underWay.get();
    }

    @Override
    public int doWork() {
        long nowNanos = clock.nanoTime();
        int work = session.poll(nowNanos, FRAGMENT_LIMIT);
        if (isOperational(nowNanos)) {
            work += beat(nowNanos) + send();
        }
        work += refuseOverdue(nowNanos) + pending.expire(nowNanos);
        return work;
    }

    private boolean isOperational(long nowNanos) {
        if (!session.isOpen()) {
            vitals.outOfStep();
            outOfStepSinceNanos = nowNanos;
        } else if (feed.isInStep()) {
            outOfStepSinceNanos = nowNanos;
            return true;
        } else if (feed.takeGap() || nowNanos - outOfStepSinceNanos > IMAGE_LIMIT_NANOS) {
            LOG.warn("Events were missed; asking for a new image");
            session.abandonSession(nowNanos);
        }
        return false;
    }

    private int beat(long nowNanos) {
        long interval = vitals.isReady() ? heartbeatIntervalNanos : FIRST_HEARTBEAT_NANOS;
        if (nowNanos - lastHeartbeatNanos < interval) {
            return 0;
        }
        heartbeat.gatewayId(gatewayId).correlationId(++lastCorrelationId);
        lastHeartbeatNanos = nowNanos;
        return session.offer(heartbeatBuffer, heartbeatBuffer.capacity()) ? 1 : 0;
    }

    private int send() {
        int sent = 0;
        while (sent < SEND_LIMIT && peek() != null && sendNext()) {
            sent++;
        }
        return sent;
    }

    private @Nullable PendingCommand peek() {
        if (next == null) {
            next = queue.poll();
        }
        return next;
    }

    private boolean sendNext() {
        PendingCommand command = next;
        if (command == null) {
            return false;
        }
        command.stamp(gatewayId, ++lastCorrelationId);
        if (!session.offer(command.bytes(), command.bytes().capacity())) {
            return false;
        }
        pending.add(command);
        next = null;
        return true;
    }

    private int refuseOverdue(long nowNanos) {
        int refused = 0;
        PendingCommand command = peek();
        while (command != null && nowNanos - command.submittedNanos() > sendLimitNanos) {
            next = null;
            command.finish(NOT_CONNECTED);
            refused++;
            command = peek();
        }
        return refused;
    }

    @Override
    public String roleName() {
        return "exchange-link";
    }

    /**
     * Takes no more commands, and waits for the answers of those that are under way.
     *
     * @return false when some were not answered within the limit
     */
    public boolean drain(Duration limit) {
        isClosing = true;
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (underWay.get() > 0 && System.nanoTime() - deadlineNanos < 0) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
        }
        return underWay.get() == 0;
    }

    /** Ends the session and the thread. What is still under way is answered as far as known. */
    @Override
    public void close() {
        isClosing = true;
        runner.close();
    }

    @Override
    public void onClose() {
        session.close();
        PendingCommand command = peek();
        while (command != null) {
            next = null;
            command.finish(CLOSING);
            command = peek();
        }
        pending.clear();
    }
}
