package com.cetoex.simulation.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Everything that the clients sent and were told, on the laboratory's side of the wire. */
final class Journal {
    private final Queue<SentOrder> round = new ConcurrentLinkedQueue<>();
    private final List<SentOrder> checked = new ArrayList<>();
    private final AtomicLong bulks = new AtomicLong();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private long unknownFound;
    private long unknownAbsent;

    void sent(SentOrder order) {
        round.add(order);
    }

    long nextBulk() {
        return bulks.incrementAndGet();
    }

    void countAcknowledged() {
        acknowledged.increment();
    }

    void countCancelled() {
        cancelled.increment();
    }

    void countRefused() {
        refused.increment();
    }

    void countUnknown() {
        unknown.increment();
    }

    void countUnknownFound() {
        unknownFound++;
    }

    void countUnknownAbsent() {
        unknownAbsent++;
    }

    /** Orders answered with HTTP 200. */
    long acknowledged() {
        return acknowledged.sum();
    }

    /** Cancels answered with HTTP 200. */
    long cancelled() {
        return cancelled.sum();
    }

    long refused() {
        return refused.sum();
    }

    /** Orders without an answer. */
    long unknown() {
        return unknown.sum();
    }

    /** Orders without an answer that had been executed. */
    long unknownFound() {
        return unknownFound;
    }

    /** Orders without an answer that had not been executed. */
    long unknownAbsent() {
        return unknownAbsent;
    }

    /** What was sent since the last check, by client order id. */
    Map<String, SentOrder> round() {
        Map<String, SentOrder> orders = new HashMap<>();
        round.forEach(order -> orders.put(order.clientOrderId(), order));
        return orders;
    }

    /** The round's orders were checked: from now on samples of them are. */
    void endRound() {
        round.stream()
                .filter(order -> order.fate() == SentOrder.Fate.ACKNOWLEDGED)
                .forEach(checked::add);
        round.clear();
    }

    /** Acknowledged orders of the rounds before. */
    List<SentOrder> checked() {
        return checked;
    }
}
