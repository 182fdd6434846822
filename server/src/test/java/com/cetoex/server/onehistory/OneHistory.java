package com.cetoex.server.onehistory;

import com.cetoex.engine.model.Command;
import com.cetoex.engine.model.Comparison;
import com.cetoex.engine.model.Fact;
import com.cetoex.engine.model.NaiveExchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges whether all that concurrent clients were told fits one order of their requests: the
 * recorded one. What was over before something else began must stand before it; the naive exchange,
 * given the requests in this order, must tell the same events, and every client the same answer;
 * each order book that was read must be the naive one at its sequence; what was acknowledged must
 * be recorded, and what was recorded must have been asked.
 *
 * <p>A request of unknown fate may be recorded or not; the record settles it.
 */
final class OneHistory {
    private final NaiveExchange naive = new NaiveExchange();
    private final Comparison ofNaive = new Comparison();
    private final Comparison ofExchange = new Comparison();
    private final Map<Long, List<Asked>> unsettled = new HashMap<>();
    private final TreeMap<Long, List<BookRead>> reads = new TreeMap<>();
    private final Map<Integer, String> assetNames = new HashMap<>();
    private final Map<Long, Map<Integer, Fact.BalanceChanged>> balances = new HashMap<>();
    private long lastSequence;
    private long latestCallNanos = Long.MIN_VALUE;

    OneHistory(List<Asked> asked, List<BookRead> bookReads) {
        for (Asked request : asked) {
            unsettled.computeIfAbsent(request.investorId(), id -> new ArrayList<>()).add(request);
        }
        for (BookRead read : bookReads) {
            reads.computeIfAbsent(read.sequence(), sequence -> new ArrayList<>()).add(read);
        }
    }

    /**
     * Goes through the record from its beginning to its end.
     *
     * @throws AssertionError what does not fit
     */
    void check(List<Step> record) {
        for (Step step : record) {
            apply(step);
            lastSequence = step.lastSequence();
            List<BookRead> here = reads.remove(lastSequence);
            if (here != null) {
                judge(here);
            }
        }
        if (!reads.isEmpty()) {
            throw new AssertionError("no command ends where a book was read: " + reads.firstKey());
        }
        unsettled.values().forEach(OneHistory::requireSettled);
    }

    /** What an investor holds in the end, in the words of {@link Told#account}. */
    String accountOf(long investorId) {
        List<String> held = new ArrayList<>();
        Map<String, String> others = new TreeMap<>();
        for (Fact.BalanceChanged balance : balances.get(investorId).values()) {
            String asset = assetNames.get(balance.assetId());
            String told = Told.balance(asset, balance.totalUnits(), balance.lockedUnits());
            if (asset.equals("USDT")) {
                held.add(told);
            } else if (balance.totalUnits() > 0) {
                others.put(asset, told);
            }
        }
        held.addAll(others.values());
        return held.toString();
    }

    private void apply(Step step) {
        switch (step.facts().getFirst()) {
            case Fact.HeartbeatPassed passed -> {}
            case Fact.BootstrapCompleted completed -> {}
            case Fact.AssetListed asset -> {
                assetNames.put(asset.assetId(), asset.name());
                apply(step, new Command.ListAsset(0, asset.name(), asset.decimals()));
            }
            case Fact.InstrumentListed listed -> apply(step, listing(listed));
            case Fact.InvestorRegistered investor ->
                    apply(
                            step,
                            new Command.RegisterInvestor(
                                    0, investor.investorId(), investor.limits(), investor.key()));
            case Fact.Transferred transfer ->
                    apply(
                            step,
                            new Command.Transfer(
                                    0,
                                    transfer.investorId(),
                                    assetNames.get(transfer.assetId()),
                                    transfer.deltaUnits()));
            case Fact.OrderAccepted accepted -> settle(step, accepted.investorId());
            case Fact.OrderReplayed replayed -> settle(step, replayed.investorId());
            case Fact.OrderRefused refused -> settle(step, refused.investorId());
            case Fact.OrderCancelled cancelled -> settle(step, cancelled.investorId());
            case Fact.CancelRefused refused -> settle(step, refused.investorId());
            default -> throw new AssertionError("expected no such command, was " + step);
        }
    }

    private Command listing(Fact.InstrumentListed listed) {
        return new Command.ListInstrument(
                0,
                listed.symbol(),
                assetNames.get(listed.baseAssetId()),
                assetNames.get(listed.quoteAssetId()),
                listed.tickMantissa(),
                listed.tickScale(),
                listed.lotMantissa(),
                listed.lotScale(),
                listed.minNotionalUnits(),
                listed.maxPriceTicks(),
                listed.maxQuantityLots(),
                listed.makerFeeRate(),
                listed.takerFeeRate());
    }

    /** Finds the request behind a recorded command, and holds its answer against the naive one. */
    private void settle(Step step, long investorId) {
        Asked asked = take(step, investorId);
        requireRealTimeOrder(asked.callNanos(), asked.returnNanos(), asked);
        List<Fact> facts = apply(step, asked.command());
        if (!asked.isUnknown()) {
            requireEqual(
                    "the answer to " + asked, Told.ofFacts(asked.command(), facts), asked.told());
        }
        latestCallNanos = Math.max(latestCallNanos, asked.callNanos());
    }

    /**
     * A client sends one request at a time, so the next one recorded is the next that was answered,
     * or one of unknown fate before it.
     */
    private Asked take(Step step, long investorId) {
        List<Asked> waiting = unsettled.getOrDefault(investorId, List.of());
        for (Asked asked : waiting) {
            if (!asked.isNotSent() && asked.fits(step.facts())) {
                waiting.remove(asked);
                return asked;
            }
            if (!asked.isNotSent() && !asked.isUnknown()) {
                throw new AssertionError("expected " + asked + " next, was recorded " + step);
            }
        }
        throw new AssertionError("recorded, but asked by nobody: " + step);
    }

    private List<Fact> apply(Step step, Command command) {
        List<Fact> facts = naive.apply(step.timeMillis(), command);
        requireEqual("the events of " + command, ofNaive.of(facts), ofExchange.of(step.facts()));
        for (Fact fact : facts) {
            if (fact instanceof Fact.BalanceChanged balance) {
                balances.computeIfAbsent(balance.investorId(), id -> new LinkedHashMap<>())
                        .put(balance.assetId(), balance);
            }
        }
        return facts;
    }

    private void judge(List<BookRead> here) {
        String book = Told.levels(naive.restingOrders());
        for (BookRead read : here) {
            requireRealTimeOrder(read.callNanos(), read.returnNanos(), read);
            requireEqual("the book at " + read.sequence(), book, read.levels());
        }
        for (BookRead read : here) {
            latestCallNanos = Math.max(latestCallNanos, read.callNanos());
        }
    }

    /** Nothing that stands before it may have been called after it returned. */
    private void requireRealTimeOrder(long callNanos, long returnNanos, Object what) {
        if (returnNanos < latestCallNanos) {
            throw new AssertionError(
                    "called at %d, over before a request began that stands before it: %s"
                            .formatted(callNanos, what));
        }
    }

    private static void requireSettled(List<Asked> left) {
        for (Asked asked : left) {
            if (!asked.isUnknown() && !asked.isNotSent()) {
                throw new AssertionError("answered, but never recorded: " + asked);
            }
        }
    }

    private static void requireEqual(String what, Object expected, Object was) {
        if (!expected.equals(was)) {
            throw new AssertionError("expected %s%n  %s%nwas%n  %s".formatted(what, expected, was));
        }
    }
}
