package com.cetoex.simulation;

import static com.cetoex.simulation.VirtualTime.MILLISECOND;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One seeded run of the whole exchange in one thread: clients, network, gateways with the product's
 * link and views, a log of one or three members with the product's engine, recorded events and a
 * history; a virtual clock, and faults of all of them. The same seed is the same run.
 *
 * <p>What must hold at every step: what any engine tells is what an untroubled engine makes of the
 * committed log, to the byte, and so are states, views and history; what a client was answered is
 * committed and shown. In the end, when all is well again, everybody agrees, every order that was
 * acknowledged is there once, one of unknown fate at most once, and a resend was told the first
 * answer.
 */
final class Simulation {
    private static final long DOWN_LEAST_NANOS = MILLISECOND;
    private static final long DOWN_MOST_NANOS = 600 * MILLISECOND;
    private static final long LONGEST_MILLIS = 600_000;
    private static final int BATCHES_AT_ONCE = 12;

    /** What can go wrong, and what can be done at a bad moment. */
    private enum Fault {
        MEMBER_CRASH,
        ALL_MEMBERS_CRASH,
        LEADER_CHANGE,
        SNAPSHOT,
        GATEWAY_CRASH,
        SESSION_LOSS,
        HISTORY_CRASH
    }

    private final VirtualTime time = new VirtualTime();
    private final Tally tally = new Tally();
    private final Truth truth = new Truth();
    private final Chance chance;
    private final Weather weather;
    private final Cluster cluster;
    private final History history;
    private final List<GatewayProcess> gateways = new ArrayList<>();
    private final List<TradingClient> clients = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final long faultNanos;
    private boolean isCalm;

    /**
     * Prepares the run of a seed.
     *
     * @param sabotage a fault to be found
     * @param folder where the history is kept in SQL; null for one in memory
     */
    Simulation(long seed, Sabotage sabotage, @Nullable Path folder) {
        chance = new Chance(seed);
        weather = new Weather(chance);
        cluster = new Cluster(time, chance, weather, truth, sabotage, tally);
        Recording recording = cluster.members().getFirst().recording;
        history =
                folder == null
                        ? new TableHistory(recording, sabotage)
                        : new SqlHistory(folder, recording);
        for (int i = 0; i < weather.gateways; i++) {
            gateways.add(
                    new GatewayProcess(cluster, time, chance, weather, truth, sabotage, tally));
        }
        CommandWriter writer = new CommandWriter();
        for (int investor = 1; investor <= weather.clients; investor++) {
            clients.add(
                    new TradingClient(investor, gateways, time, chance, weather, tally, writer));
        }
        for (Fault fault : Fault.values()) {
            if (!chance.isOneIn(3)) {
                faults.add(fault);
            }
        }
        faultNanos = chance.between(30, 600) * MILLISECOND;
    }

    /**
     * Plays it to its end.
     *
     * @return what happened in it
     * @throws RuntimeException when a rule does not hold
     */
    Tally run() {
        try (history) {
            scheduleFault();
            runUntil(() -> clients.stream().allMatch(TradingClient::isDone));
            calmDown();
            runUntil(() -> clients.stream().allMatch(TradingClient::isDone));
            runUntil(this::isSettled);
            checkEnd();
        }
        tally.seeds = 1;
        tally.commands = truth.commit();
        tally.replays = truth.replays();
        return tally;
    }

    private void runUntil(BooleanSupplier isReached) {
        while (!isReached.getAsBoolean()) {
            time.step();
            if (time.millis() > LONGEST_MILLIS) {
                throw new SimulationFailed("expected an end of the run, was none in ten minutes");
            }
        }
    }

    private void calmDown() {
        isCalm = true;
        weather.calmDown();
        clients.forEach(TradingClient::settle);
    }

    private boolean isSettled() {
        return cluster.isSettled() && gateways.stream().allMatch(GatewayProcess::isSettled);
    }

    private void scheduleFault() {
        time.after(
                chance.nanos(0, faultNanos),
                () -> {
                    if (!isCalm) {
                        strike();
                        followHistory();
                        scheduleFault();
                    }
                });
    }

    private void strike() {
        if (faults.isEmpty()) {
            return;
        }
        switch (chance.of(faults)) {
            case MEMBER_CRASH -> crash(chance.of(cluster.members()));
            case ALL_MEMBERS_CRASH -> {
                if (chance.isOneIn(4)) {
                    cluster.members().forEach(this::crash);
                }
            }
            case LEADER_CHANGE -> cluster.depose();
            case SNAPSHOT -> snapshot(chance.of(cluster.members()));
            case GATEWAY_CRASH -> chance.of(gateways).crash(down());
            case SESSION_LOSS -> cluster.cutSessions(() -> chance.isOneIn(2));
            case HISTORY_CRASH -> crashHistory();
        }
    }

    private long down() {
        return chance.nanos(DOWN_LEAST_NANOS, DOWN_MOST_NANOS);
    }

    private void crash(Member member) {
        cluster.crash(member, down());
        if (member.id == 0) {
            crashHistory();
        }
    }

    private void snapshot(Member member) {
        if (member.isUp()) {
            tally.snapshots++;
            member.snapshot();
        }
    }

    private void crashHistory() {
        tally.historyCrashes++;
        history.crash();
    }

    private void followHistory() {
        history.follow(chance.below(BATCHES_AT_ONCE));
        if (chance.isOneIn(3)) {
            history.commit();
        }
        if (history instanceof TableHistory && chance.isOneIn(10)) {
            history.check(truth);
        }
    }

    private void checkEnd() {
        for (Member member : cluster.members()) {
            truth.judge(member.engine(), member.applied());
        }
        gateways.forEach(GatewayProcess::checkViews);
        history.follow(Integer.MAX_VALUE);
        history.commit();
        history.check(truth);
        int known = 0;
        for (TradingClient client : clients) {
            for (Placement order : client.placements()) {
                FirstAnswer answer =
                        truth.accepted()
                                .get(new Truth.OrderKey(order.investor, order.quantityLots));
                order.check(answer != null);
                if (answer != null) {
                    known++;
                    if (order.told != null) {
                        order.tell(answer);
                    }
                }
            }
        }
        SimulationFailed.check("no order that nobody sent", truth.accepted().size(), known);
    }
}
