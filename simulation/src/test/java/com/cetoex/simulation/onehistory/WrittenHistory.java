package com.cetoex.simulation.onehistory;

import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Fact;
import com.cetoex.reference.NaiveExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A history as a faultless exchange would leave it, written down request by request. */
final class WrittenHistory {
    static final long ANN = 1;
    static final long BOB = 2;

    private static final long FIRST_MILLIS = 1_000_000;

    private final NaiveExchange exchange = new NaiveExchange();
    private final Shown shown = new Shown();
    private final List<Step> record = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();
    private long sequence;

    WrittenHistory() {
        apply(new Command.ListAsset(0, "USDT", 8));
        apply(new Command.ListAsset(0, "BTC", 8));
        apply(new Command.ListInstrument(0, "BTC", "BTC", "USDT", 1, 2, 1, 2, 0, 0, 0, 0, 10_000));
        for (long investorId : List.of(ANN, BOB)) {
            apply(
                    new Command.RegisterInvestor(
                            0, investorId, Limits.DEFAULT, ApiKey.numbered((int) investorId)));
            apply(new Command.Transfer(0, investorId, "USDT", 100_000_000_000L));
            apply(new Command.Transfer(0, investorId, "BTC", 100_000_000_000L));
        }
    }

    private List<Fact> apply(Command command) {
        long timeMillis = FIRST_MILLIS + record.size();
        List<Fact> facts = exchange.apply(timeMillis, command);
        sequence += facts.size();
        record.add(new Step(timeMillis, sequence, facts));
        shown.apply(timeMillis, facts);
        return facts;
    }

    /** A request that is done and answered. */
    Asked done(long investorId, Command command, long callNanos, long returnNanos) {
        String told = Told.ofFacts(command, apply(command));
        return note(new Asked(investorId, command, callNanos, returnNanos, told));
    }

    /** A request that is done, and answered by nothing. */
    void doneUnheard(long investorId, Command command, long callNanos, long returnNanos) {
        apply(command);
        note(new Asked(investorId, command, callNanos, returnNanos, Asked.UNKNOWN));
    }

    /** A request that is not done. */
    void notDone(long investorId, Command command, long callNanos, long returnNanos, String told) {
        note(new Asked(investorId, command, callNanos, returnNanos, told));
    }

    private Asked note(Asked one) {
        asked.add(one);
        return one;
    }

    /** Something that is read as it is now. */
    void read(long investorId, Question question, long callNanos, long returnNanos) {
        read(investorId, question, callNanos, returnNanos, now(investorId, question));
    }

    /** Something that is read as it is told. */
    void read(
            long investorId,
            Question question,
            long callNanos,
            long returnNanos,
            String whatIsShown) {
        reads.add(new Read(investorId, question, callNanos, returnNanos, whatIsShown));
    }

    String now(long investorId, Question question) {
        return shown.to(investorId, question);
    }

    static Command place(long investorId, Side side, int lots, int priceTicks, String name) {
        return new Command.PlaceOrder(
                investorId,
                new OrderItem(
                        0, 0, side, OrderType.LIMIT, priceTicks, lots, RefusalReason.NONE, name));
    }

    static Command cancel(long investorId, long orderId) {
        return new Command.CancelOrder(investorId, orderId, "");
    }

    /** The clients' commands of the record, by their places in it. */
    List<Integer> places() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            if (!record.get(i).investorId().equals(OptionalLong.empty())) {
                places.add(i);
            }
        }
        return places;
    }

    // Doctoring.

    void drop(int command) {
        record.remove((int) places().get(command));
    }

    void swap(int one, int other) {
        int first = places().get(one);
        int second = places().get(other);
        Step step = record.get(first);
        record.set(first, record.get(second));
        record.set(second, step);
    }

    void doubled(int command) {
        int place = places().get(command);
        record.add(place + 1, record.get(place));
    }

    void told(int request, String told) {
        Asked one = asked.get(request);
        asked.set(
                request,
                new Asked(
                        one.investorId(), one.command(), one.callNanos(), one.returnNanos(), told));
    }

    /** Whatever was doctored, the events are numbered without a gap. */
    void judge() {
        List<Step> numbered = new ArrayList<>();
        long last = 0;
        for (Step step : record) {
            last += step.facts().size();
            numbered.add(new Step(step.timeMillis(), last, step.facts()));
        }
        new OneHistory(new Notes(asked, List.of(), reads)).check(numbered);
    }

    /** As it was recorded, the numbers of the events too. */
    void judgeAsNumbered() {
        new OneHistory(new Notes(asked, List.of(), reads)).check(record);
    }
}
