package com.cetoex.simulation.onehistory;

import com.cetoex.reference.Command;
import com.cetoex.reference.Comparison;
import com.cetoex.reference.Fact;
import com.cetoex.reference.NaiveExchange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges whether all that concurrent clients were told fits one order of their requests: the
 * recorded one. What was over before something else began must stand before it; the naive exchange,
 * given the requests in this order, must tell the same events, and every client the same answer;
 * each order book that was read must be the naive one at its sequence, and whatever else was read
 * the naive one's at a place where it can have been read; what was acknowledged must be recorded,
 * and what was recorded must have been asked, once.
 *
 * <p>A request of unknown fate may be recorded or not; the record settles it.
 */
public final class OneHistory {
    private final NaiveExchange naive = new NaiveExchange();
    private final Comparison ofNaive = new Comparison();
    private final Comparison ofExchange = new Comparison();
    private final Shown shown = new Shown();
    private final Notes notes;
    private final TreeMap<Long, List<BookRead>> bookReads = new TreeMap<>();
    private final Map<Long, Deque<Read>> reads = new TreeMap<>();
    private long lastSequence;
    private long latestCallNanos = Long.MIN_VALUE;
    private int unknownRecorded;
    private long unknownOrdersAccepted;

    public OneHistory(Notes notes) {
        this.notes = notes;
        for (BookRead read : notes.bookReads()) {
            bookReads.computeIfAbsent(read.sequence(), sequence -> new ArrayList<>()).add(read);
        }
        for (Read read : notes.reads()) {
            reads.computeIfAbsent(read.investorId(), id -> new ArrayDeque<>()).add(read);
        }
    }

    /**
     * Goes through the record from its beginning to its end.
     *
     * @throws AssertionError what does not fit
     */
    public void check(List<Step> record) {
        List<Optional<Asked>> behind = Alignment.of(notes.asked(), record);
        Moments moments = new Moments(behind);
        for (int place = 0; place < record.size(); place++) {
            Step step = record.get(place);
            requireEqual(
                    "the sequence before " + step,
                    lastSequence,
                    step.lastSequence() - step.facts().size());
            apply(step, behind.get(place));
            lastSequence = step.lastSequence();
            judgeBooks();
            judgeReads(moments, place);
        }
        if (!bookReads.isEmpty()) {
            throw new AssertionError(
                    "no command ends where a book was read: " + bookReads.firstKey());
        }
    }

    /** How many requests of unknown fate were done. */
    public int unknownRecorded() {
        return unknownRecorded;
    }

    /** How many orders of requests of unknown fate were accepted. */
    public long unknownOrdersAccepted() {
        return unknownOrdersAccepted;
    }

    private void apply(Step step, Optional<Asked> behind) {
        if (behind.isPresent()) {
            settle(step, behind.get());
        } else {
            applyOwn(step);
        }
    }

    /** A command of the operator or of the exchange itself. */
    private void applyOwn(Step step) {
        switch (step.facts().getFirst()) {
            case Fact.HeartbeatPassed passed -> {}
            case Fact.BootstrapCompleted completed -> {}
            case Fact.AssetListed asset ->
                    apply(step, new Command.ListAsset(0, asset.name(), asset.decimals()));
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
                                    shown.assetName(transfer.assetId()),
                                    transfer.deltaUnits()));
            default -> throw new AssertionError("expected no such command, was " + step);
        }
    }

    private Command listing(Fact.InstrumentListed listed) {
        return new Command.ListInstrument(
                0,
                listed.symbol(),
                shown.assetName(listed.baseAssetId()),
                shown.assetName(listed.quoteAssetId()),
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

    /** Holds the answer to a request against the naive one. */
    private void settle(Step step, Asked asked) {
        List<Fact> facts = apply(step, asked.command());
        if (asked.isUnknown()) {
            unknownRecorded++;
            unknownOrdersAccepted +=
                    facts.stream().filter(Fact.OrderAccepted.class::isInstance).count();
        } else {
            requireRealTimeOrder(asked.callNanos(), asked.returnNanos(), asked);
            requireEqual(
                    "the answer to " + asked, Told.ofFacts(asked.command(), facts), asked.told());
        }
        latestCallNanos = Math.max(latestCallNanos, asked.callNanos());
    }

    private List<Fact> apply(Step step, Command command) {
        List<Fact> facts = naive.apply(step.timeMillis(), command);
        requireEqual("the events of " + command, ofNaive.of(facts), ofExchange.of(step.facts()));
        shown.apply(step.timeMillis(), facts);
        return facts;
    }

    private void judgeBooks() {
        List<BookRead> here = bookReads.remove(lastSequence);
        if (here == null) {
            return;
        }
        String book = Told.levels(naive.restingOrders());
        for (BookRead read : here) {
            requireRealTimeOrder(read.callNanos(), read.returnNanos(), read);
            requireEqual("the book at " + read.sequence(), book, read.levels());
        }
        for (BookRead read : here) {
            latestCallNanos = Math.max(latestCallNanos, read.callNanos());
        }
    }

    /** A client's reads stand in the order in which it asked, each as early as it can. */
    private void judgeReads(Moments moments, int place) {
        for (Deque<Read> own : reads.values()) {
            while (!own.isEmpty() && isShownHere(own.getFirst(), moments, place)) {
                own.removeFirst();
            }
        }
    }

    private boolean isShownHere(Read read, Moments moments, int place) {
        if (place < moments.earliest(read.callNanos())) {
            return false;
        }
        String expected = shown.to(read.investorId(), read.question());
        if (expected.equals(read.shown())) {
            return true;
        }
        if (place >= moments.latest(read.returnNanos())) {
            throw new AssertionError(
                    "a read fits no moment between its call and its end: expected at last%n  %s%nwas%n  %s"
                            .formatted(expected, read));
        }
        return false;
    }

    /** Nothing that stands before it may have been called after it returned. */
    private void requireRealTimeOrder(long callNanos, long returnNanos, Object what) {
        if (returnNanos < latestCallNanos) {
            throw new AssertionError(
                    "called at %d, over before a request began that stands before it: %s"
                            .formatted(callNanos, what));
        }
    }

    private static void requireEqual(String what, Object expected, Object was) {
        if (!expected.equals(was)) {
            throw new AssertionError("expected %s%n  %s%nwas%n  %s".formatted(what, expected, was));
        }
    }
}
