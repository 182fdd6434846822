package com.cetoex.simulation;

import static com.cetoex.simulation.VirtualTime.MILLISECOND;

import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.ExchangeLink;
import com.cetoex.gateway.link.LinkConfig;
import com.cetoex.projections.live.LiveViews;
import com.cetoex.protocol.Doorbell;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.NodeChannels;
import com.cetoex.protocol.sbe.BalanceChangedDecoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A gateway: the product's own link and live views, over a virtual session and by the virtual
 * clock. It proves of every answer that it is what the log says, and that its views show it.
 */
final class GatewayProcess {
    private static final long TICK_NANOS = 10 * MILLISECOND;
    private static final int QUEUE_CAPACITY = 16;
    private static final int CHECK_ONE_IN = 60;
    private static final int SABOTAGE_ONE_IN = 20;
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofMillis(500);

    /** One copy of a request whose outcome is awaited; it dies with the gateway. */
    private record UnderWay(Request request, long number) {}

    private final Cluster cluster;
    private final VirtualTime time;
    private final Chance chance;
    private final Weather weather;
    private final Truth truth;
    private final Sabotage sabotage;
    private final Tally tally;
    private final LinkConfig config;
    private final EventBatchReader batch = new EventBatchReader();
    private final AnswerReader answers = new AnswerReader();
    private final LiveViews expected = new LiveViews();
    private final Set<UnderWay> underWay = new HashSet<>();
    private LiveViews views = new LiveViews();
    private @Nullable VirtualSession session;
    private @Nullable ExchangeLink link;
    private byte @Nullable [] heldBack;
    private int expectedFrames;
    private int process;
    private long lastNumber;
    private long answeredSequence;

    GatewayProcess(
            Cluster cluster,
            VirtualTime time,
            Chance chance,
            Weather weather,
            Truth truth,
            Sabotage sabotage,
            Tally tally) {
        this.cluster = cluster;
        this.time = time;
        this.chance = chance;
        this.weather = weather;
        this.truth = truth;
        this.sabotage = sabotage;
        this.tally = tally;
        config =
                new LinkConfig(
                        new NodeChannels("", "", 0, "", 0, "", 0, new Doorbell(), new Doorbell()),
                        QUEUE_CAPACITY,
                        Duration.ofNanos(weather.sendLimitNanos),
                        Duration.ofNanos(weather.answerLimitNanos),
                        HEARTBEAT_INTERVAL);
        start();
        tick();
    }

    private void tick() {
        work();
        time.after(TICK_NANOS, this::tick);
    }

    private void start() {
        process++;
        views = new LiveViews();
        answeredSequence = 0;
        heldBack = null;
        link =
                new ExchangeLink(
                        config,
                        chance.positive(),
                        this::show,
                        events -> {
                            VirtualSession made =
                                    new VirtualSession(
                                            cluster,
                                            time,
                                            chance,
                                            weather,
                                            tally,
                                            this::work,
                                            events);
                            session = made;
                            return made;
                        },
                        time,
                        error -> {
                            throw new SimulationFailed("the link ended", error);
                        });
    }

    /** Ends without a word, and starts again after a while. */
    void crash(long downNanos) {
        if (link == null || session == null) {
            return;
        }
        tally.gatewayCrashes++;
        session.close();
        link = null;
        underWay.forEach(gone -> gone.request.placements.forEach(order -> order.unknowns++));
        underWay.clear();
        process++;
        time.after(downNanos, this::start);
    }

    boolean isUp() {
        return link != null;
    }

    /** Tells whether its views show all that is committed. */
    boolean isSettled() {
        return link != null
                && link.isReady()
                && link.commandsUnderWay() == 0
                && views.lastSequence() == truth.lastSequence();
    }

    private void work() {
        if (link != null) {
            link.doWork();
            if (chance.isOneIn(CHECK_ONE_IN)) {
                checkViews();
            }
        }
    }

    /** Takes what came over the network; when it is down, nobody answers. */
    void receive(Request request, Consumer<Answer> reply) {
        ExchangeLink open = link;
        if (open == null) {
            return;
        }
        if (!open.isReady()) {
            tally.notSent++;
            reply.accept(new Answer.NotSent());
            return;
        }
        submit(open, request, reply);
    }

    private void submit(ExchangeLink open, Request request, Consumer<Answer> reply) {
        boolean forgets = sabotages(Sabotage.FORGETS_CLIENT_ORDER_IDS);
        byte[] command = forgets ? request.commandWithoutIds : request.command;
        UnderWay attempt = new UnderWay(request, ++lastNumber);
        int own = process;
        underWay.add(attempt);
        open.submit(
                new UnsafeBuffer(command),
                0,
                command.length,
                outcome -> {
                    if (own == process) {
                        underWay.remove(attempt);
                        reply.accept(answer(request, outcome));
                        work();
                    }
                });
        work();
    }

    private Answer answer(Request request, CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Applied applied -> applied(request, applied.batches());
            case CommandOutcome.NotSent notSent -> {
                tally.notSent++;
                yield new Answer.NotSent();
            }
            case CommandOutcome.Unknown unknown -> unknown(request);
        };
    }

    private Answer applied(Request request, List<byte[]> batches) {
        for (byte[] bytes : batches) {
            batch.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
            truth.judge(batch, bytes);
            answeredSequence = Math.max(answeredSequence, batch.lastSequence());
        }
        checkOwnWrites();
        tally.acknowledged++;
        Answer.Applied answer = answers.read(batches, request.placements.size());
        for (int i = 0; i < request.placements.size(); i++) {
            if (answer.items().get(i) != null) {
                request.placements.get(i).executions++;
            }
        }
        return answer;
    }

    private Answer unknown(Request request) {
        if (sabotage == Sabotage.GATEWAY_DENIES) {
            return new Answer.NotSent();
        }
        tally.unknown++;
        request.placements.forEach(order -> order.unknowns++);
        if (sabotage == Sabotage.GATEWAY_RESENDS && link != null) {
            link.submit(
                    new UnsafeBuffer(request.command), 0, request.command.length, outcome -> {});
        }
        return new Answer.Unknown();
    }

    /** A client reads, and must find what it was answered before. */
    void read() {
        if (link != null && link.isReady()) {
            checkOwnWrites();
        }
    }

    private void checkOwnWrites() {
        if (views.lastSequence() < answeredSequence) {
            throw new SimulationFailed(
                    "expected views of what was answered, up to %d, was %d"
                            .formatted(answeredSequence, views.lastSequence()));
        }
    }

    /** What the views show must be what the log's events up to there make. */
    void checkViews() {
        long shown = views.lastSequence();
        if (shown == 0) {
            return;
        }
        tally.viewChecks++;
        List<byte[]> frames = truth.frames();
        while (expected.lastSequence() < shown && expectedFrames < frames.size()) {
            byte[] frame = frames.get(expectedFrames++);
            expected.onBatch(new UnsafeBuffer(frame), 0, frame.length);
        }
        SimulationFailed.check("views at the end of a command", expected.lastSequence(), shown);
        SimulationFailed.check(
                "views of the log at " + shown, ViewsState.of(expected), ViewsState.of(views));
    }

    private void show(DirectBuffer buffer, int offset, int length) {
        long before = views.lastSequence();
        if (sabotage == Sabotage.NONE) {
            views.onBatch(buffer, offset, length);
        } else {
            showBadly(buffer, offset, length);
        }
        if (views.lastSequence() < before) {
            throw new SimulationFailed(
                    "expected views that never go back behind %d, was %d"
                            .formatted(before, views.lastSequence()));
        }
    }

    private boolean sabotages(Sabotage kind) {
        return sabotage == kind && chance.isOneIn(SABOTAGE_ONE_IN);
    }

    private void showBadly(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        if (!batch.isImage() && sabotages(Sabotage.VIEWS_MISS_A_BATCH)) {
            return;
        }
        byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        if (sabotages(Sabotage.VIEWS_MISS_A_BALANCE)) {
            leaveOutBalances(frame);
        }
        if (sabotage == Sabotage.ANSWERS_BEFORE_VIEWS) {
            byte[] next = heldBack == null ? new byte[0] : heldBack;
            heldBack = frame;
            frame = next;
        }
        if (frame.length > 0) {
            views.onBatch(new UnsafeBuffer(frame), 0, frame.length);
        }
    }

    /** Gives the entries a template that nobody knows. */
    private void leaveOutBalances(byte[] frame) {
        UnsafeBuffer bytes = new UnsafeBuffer(frame);
        List<Integer> entries = new ArrayList<>();
        batch.wrap(bytes, 0, frame.length);
        while (batch.next()) {
            if (batch.templateId() == BalanceChangedDecoder.TEMPLATE_ID) {
                entries.add(batch.entryOffset());
            }
        }
        for (int entry : entries) {
            bytes.putShort(entry + MessageHeaderEncoder.templateIdEncodingOffset(), (short) 199);
        }
    }
}
