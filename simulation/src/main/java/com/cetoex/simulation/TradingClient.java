package com.cetoex.simulation;

import static com.cetoex.simulation.VirtualTime.MILLISECOND;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client and its network: it places, cancels and reads, one request after the other, and sends
 * what got no answer again with the same client order ids, to the same gateway or another, also
 * while the first attempt is still on its way.
 */
final class TradingClient {
    private static final int AMOUNT_LOTS = 10_000;
    private static final int RANGE_TICKS = 12;
    private static final int MOST_AT_ONCE = 20;
    private static final int MOST_ATTEMPTS = 5;
    private static final long PAUSE_NANOS = 30 * MILLISECOND;
    private static final long SETTLING_PAUSE_NANOS = 1_000 * MILLISECOND;

    private final int investor;
    private final List<GatewayProcess> gateways;
    private final VirtualTime time;
    private final Chance chance;
    private final Weather weather;
    private final Tally tally;
    private final CommandWriter writer;
    private final GatewayProcess home;
    private final List<Placement> placements = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private int left;
    private int serial;
    private int underWay;
    private boolean isSettling;

    TradingClient(
            int investor,
            List<GatewayProcess> gateways,
            VirtualTime time,
            Chance chance,
            Weather weather,
            Tally tally,
            CommandWriter writer) {
        this.investor = investor;
        this.gateways = gateways;
        this.time = time;
        this.chance = chance;
        this.weather = weather;
        this.tally = tally;
        this.writer = writer;
        home = chance.of(gateways);
        left = weather.requestsPerClient;
        think();
    }

    List<Placement> placements() {
        return placements;
    }

    boolean isDone() {
        return left == 0 && underWay == 0;
    }

    /** Asks again for everything that it has no answer to; from now on it does not give up. */
    void settle() {
        isSettling = true;
        for (Request request : requests) {
            if (!request.isAnswered && request.isRepeatable) {
                request.isDone = false;
                underWay++;
                attempt(request);
            }
        }
    }

    private void think() {
        if (left > 0) {
            time.after(chance.nanos(0, weather.thinkNanos), this::next);
        }
    }

    private void next() {
        left--;
        int kind = chance.below(100);
        if (kind >= 95) {
            GatewayProcess gateway = home;
            time.after(weather.networkDelay(), gateway::read);
            think();
            return;
        }
        Request request = draw(kind);
        requests.add(request);
        underWay++;
        tally.requests++;
        tally.orders += request.placements.size();
        attempt(request);
    }

    private Request draw(int kind) {
        if (kind < 50) {
            return place(draw(clientOrderId()));
        } else if (kind < 62) {
            return placeAll();
        } else if (kind < 70) {
            return resend();
        } else if (kind < 84) {
            return cancel();
        } else if (kind < 90) {
            return cancelAll();
        }
        return operate();
    }

    private Placement draw(String clientOrderId) {
        boolean isMarket = chance.isOneIn(8);
        Placement order =
                new Placement(
                        investor,
                        chance.below(Venue.MARKETS),
                        chance.isOneIn(2) ? Side.BUY : Side.SELL,
                        isMarket ? OrderType.MARKET : OrderType.LIMIT,
                        isMarket ? 0 : Venue.MID_TICKS + chance.between(-RANGE_TICKS, RANGE_TICKS),
                        quantity(),
                        clientOrderId);
        placements.add(order);
        return order;
    }

    private long quantity() {
        return (long) chance.between(1, 15) * AMOUNT_LOTS + ++serial;
    }

    private String clientOrderId() {
        return chance.isOneIn(4) ? "" : "id-" + serial;
    }

    private Request place(Placement order) {
        return new Request(writer.place(order, true), writer.place(order, false), List.of(order));
    }

    private Request placeAll() {
        boolean haveIds = chance.isOneIn(2);
        int count = chance.isOneIn(10) ? MOST_AT_ONCE : chance.between(1, 5);
        List<Placement> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(draw(haveIds ? "id-" + serial : ""));
        }
        return new Request(writer.placeAll(orders, true), writer.placeAll(orders, false), orders);
    }

    /** An earlier order again, or another one with its client order id. */
    private Request resend() {
        Placement earlier = anyWithId();
        if (earlier == null) {
            return place(draw(clientOrderId()));
        }
        tally.resends++;
        if (chance.isOneIn(4)) {
            Placement other = earlier.withQuantity(quantity());
            placements.add(other);
            return place(other);
        }
        return place(earlier);
    }

    private @Nullable Placement anyWithId() {
        if (placements.isEmpty()) {
            return null;
        }
        Placement any = chance.of(placements);
        return any.clientOrderId.isEmpty() ? null : any;
    }

    private Request cancel() {
        Placement any = anyWithId();
        boolean isByClientId = any != null && chance.isOneIn(2);
        byte[] command =
                isByClientId && any != null
                        ? writer.cancel(investor, 0, any.clientOrderId)
                        : writer.cancel(investor, anyOrderId(), "");
        return new Request(command, command, List.of());
    }

    private Request cancelAll() {
        List<Long> orderIds = new ArrayList<>();
        int count = chance.between(1, 8);
        for (int i = 0; i < count; i++) {
            orderIds.add(anyOrderId());
        }
        byte[] command = writer.cancelAll(investor, orderIds);
        return new Request(command, command, List.of());
    }

    /** One of its own, or, now and then, any. */
    private long anyOrderId() {
        if (!placements.isEmpty()) {
            FirstAnswer told = chance.of(placements).told;
            if (told != null) {
                return told.orderId();
            }
        }
        return chance.between(1, 500);
    }

    /** What an operator does, which may fail without a trace and is not tried again. */
    private Request operate() {
        int market = chance.below(Venue.MARKETS);
        int taker = chance.below(100_000);
        byte[] command =
                switch (chance.below(4)) {
                    case 0 -> writer.changeFees(market, taker / 2 - chance.below(taker + 1), taker);
                    case 1 ->
                            writer.changeStatus(
                                    market,
                                    chance.isOneIn(3)
                                            ? InstrumentStatus.HALTED
                                            : InstrumentStatus.TRADING);
                    default ->
                            Venue.transfer(
                                    investor,
                                    chance.below(Venue.ASSETS),
                                    chance.between(-100_000_000, 100_000_000));
                };
        return new Request(command, command, List.of());
    }

    // Attempts, and what comes of them.

    private void attempt(Request request) {
        request.attempts++;
        int attempt = request.attempts;
        GatewayProcess gateway = attempt > 1 && chance.isOneIn(3) ? chance.of(gateways) : home;
        send(request, gateway);
        if (weather.doublesMessage() && request.isRepeatable) {
            tally.doubledMessages++;
            send(request, gateway);
        }
        long patience = chance.nanos(5 * MILLISECOND, 2 * weather.answerLimitNanos);
        time.after(
                patience,
                () -> {
                    if (!request.isDone && request.attempts == attempt) {
                        againOrGiveUp(request);
                    }
                });
    }

    private void send(Request request, GatewayProcess gateway) {
        if (weather.losesMessage()) {
            tally.lostMessages++;
            return;
        }
        time.after(
                weather.networkDelay(),
                () -> gateway.receive(request, answer -> reply(request, answer)));
    }

    private void reply(Request request, Answer answer) {
        int copies = weather.doublesMessage() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            if (weather.losesMessage()) {
                tally.lostMessages++;
            } else {
                time.after(weather.networkDelay(), () -> hear(request, answer));
            }
        }
    }

    private void hear(Request request, Answer answer) {
        if (answer instanceof Answer.Applied applied) {
            for (int i = 0; i < request.placements.size(); i++) {
                FirstAnswer item = applied.items().get(i);
                if (item != null) {
                    request.placements.get(i).tell(item);
                }
            }
            request.isAnswered = true;
            finish(request);
        } else if (!request.isDone) {
            againOrGiveUp(request);
        }
    }

    private void againOrGiveUp(Request request) {
        boolean mayTry = isSettling || request.attempts < MOST_ATTEMPTS;
        if (request.isRepeatable && mayTry) {
            int attempt = request.attempts;
            time.after(
                    chance.nanos(0, isSettling ? SETTLING_PAUSE_NANOS : PAUSE_NANOS),
                    () -> {
                        if (!request.isDone && request.attempts == attempt) {
                            attempt(request);
                        }
                    });
        } else {
            finish(request);
        }
    }

    private void finish(Request request) {
        if (!request.isDone) {
            request.isDone = true;
            underWay--;
            think();
        }
    }
}
