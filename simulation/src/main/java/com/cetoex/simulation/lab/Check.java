package com.cetoex.simulation.lab;

import static com.cetoex.simulation.lab.Violation.Kind.DOUBLED;
import static com.cetoex.simulation.lab.Violation.Kind.LOST;
import static com.cetoex.simulation.lab.Violation.Kind.OTHER;

import com.cetoex.client.ApiException;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.Fill;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.HistoryPage;
import com.cetoex.client.Order;
import com.cetoex.client.OrderStatus;
import com.cetoex.client.Placement;
import com.cetoex.simulation.lab.SentOrder.Fate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Proves, with no load under way, that the exchange has exactly what it acknowledged: this round's
 * orders one by one, older ones by samples, the money whole. One scenario's thread.
 */
final class Check {
    /** Orders that a scenario sends by itself, checks and cancels. */
    static final String OWN_PREFIX = "own-";

    private static final Duration HISTORY_LIMIT = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final int RESENT = 3;
    private static final int OLDER = 4;

    private final Subject subject;
    private final Findings findings;
    private final SplittableRandom random;
    private long checkedOrderId;
    private long checkedTradeId;
    private long logPosition;
    private long sequence;
    private Instant latest = Instant.EPOCH;

    Check(Subject subject, Findings findings, long seed) {
        this.subject = subject;
        this.findings = findings;
        random = new SplittableRandom(seed);
    }

    /** Checks what was sent since the last check, and samples of what came before. */
    void round() {
        round(true);
    }

    /** The same; without resends of answered orders when the exchange may have forgotten them. */
    void round(boolean withResends) {
        try (CetoexClient client = subject.client(1)) {
            checkPosition(client);
            if (!historyAnswers(client)) {
                return;
            }
            Map<String, SentOrder> sent = subject.journal().round();
            Map<String, Order> found = ordersAfter(client);
            sent.values().forEach(order -> judge(order, found.get(order.clientOrderId())));
            found.keySet().stream()
                    .filter(id -> !sent.containsKey(id) && !id.startsWith(OWN_PREFIX))
                    .forEach(id -> findings.add(OTHER, "nobody sent the order " + id));
            checkBulks(sent, found);
            checkTimes(found);
            checkRows(sent, found);
            found.values().forEach(order -> checkedOrderId(order.orderId()));
            resolve(client, sent, found);
            if (withResends) {
                sampleResends(client, List.copyOf(sent.values()));
            }
            sampleOlder(client);
            subject.journal().endRound();
            new MoneyCheck(subject, findings).check(client);
        }
    }

    /** The history may be behind after a fault of its own; it must catch up. */
    private boolean historyAnswers(CetoexClient shared) {
        boolean answers =
                Waiting.until(
                        HISTORY_LIMIT,
                        () -> {
                            try {
                                shared.history(HistoryFilter.all().limit(1));
                                return true;
                            } catch (ApiException e) {
                                return false;
                            }
                        });
        findings.expect(answers, OTHER, "the history does not catch up within 30 s");
        return answers;
    }

    private void checkedOrderId(long orderId) {
        checkedOrderId = Math.max(checkedOrderId, orderId);
    }

    /** Notes how far the log is, so that a later check knows that it did not go back. */
    void checkPosition(CetoexClient client) {
        long position = client.status().logPosition();
        findings.expect(
                position >= logPosition,
                LOST,
                "the log went back from " + logPosition + " to " + position);
        logPosition = position;
    }

    private Map<String, Order> ordersAfter(CetoexClient shared) {
        Map<String, Order> found = new HashMap<>();
        Set<Long> ids = new HashSet<>();
        for (long investor = 1; investor <= subject.bootstrap().investors(); investor++) {
            CetoexClient client = shared.forInvestor(LabBootstrap.credentials(investor));
            for (Order order : history(client, checkedOrderId)) {
                String id = order.clientOrderId().orElse("none");
                findings.expect(
                        found.put(id, order) == null, DOUBLED, "there are two orders " + id);
                findings.expect(
                        ids.add(order.orderId()), DOUBLED, "id " + order.orderId() + " is twice");
            }
        }
        return found;
    }

    /** The orders of an investor with higher ids, newest first. */
    private List<Order> history(CetoexClient client, long behind) {
        List<Order> orders = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            HistoryFilter filter = HistoryFilter.all().limit(PAGE);
            HistoryPage page = client.history(cursor.map(filter::cursor).orElse(filter));
            for (Order order : page.orders()) {
                findings.expect(
                        orders.isEmpty() || orders.getLast().orderId() > order.orderId(),
                        OTHER,
                        "the history is not newest first at " + order.orderId());
                orders.add(order);
            }
            cursor = page.nextCursor();
            if (cursor.isEmpty()) {
                findings.expect(
                        page.total() == orders.size(),
                        OTHER,
                        "the history tells a total of "
                                + page.total()
                                + " and lists "
                                + orders.size());
            }
        } while (cursor.isPresent() && orders.getLast().orderId() > behind);
        orders.removeIf(order -> order.orderId() <= behind);
        return orders;
    }

    private void judge(SentOrder sent, @Nullable Order found) {
        switch (sent.fate()) {
            case ACKNOWLEDGED -> {
                if (found == null) {
                    findings.add(LOST, sent + " was acknowledged and is not there");
                } else {
                    compare(sent, found);
                }
            }
            case REFUSED ->
                    findings.expect(
                            found == null, OTHER, sent + " was refused and is there: " + found);
            case UNKNOWN, SENT -> {
                // Either is right; resolve() finds out.
            }
        }
    }

    private void compare(SentOrder sent, Order found) {
        Order told = sent.placement().order();
        boolean isSame =
                told.orderId() == found.orderId()
                        && told.symbol().equals(found.symbol())
                        && told.side() == found.side()
                        && told.type() == found.type()
                        && told.amount().compareTo(found.amount()) == 0
                        && told.price().equals(found.price())
                        && told.createdAt().equals(found.createdAt());
        findings.expect(isSame, LOST, sent + ": acknowledged was " + told + ", there is " + found);
        findings.expect(
                found.filledAmount().compareTo(told.filledAmount()) >= 0,
                LOST,
                sent + ": acknowledged fills are gone: " + told + ", there is " + found);
        if (sent.isCancelled()) {
            findings.expect(
                    found.status() == OrderStatus.CANCELLED,
                    LOST,
                    sent + ": its acknowledged cancel is gone: " + found);
        }
        if (!told.status().isOpen()) {
            findings.expect(
                    told.status() == found.status(),
                    OTHER,
                    sent + " was " + told.status() + " and is " + found.status());
        }
    }

    /** Of a bulk request without an answer all orders are there, or none. */
    private void checkBulks(Map<String, SentOrder> sent, Map<String, Order> found) {
        Map<Long, Set<Boolean>> bulks = new HashMap<>();
        for (SentOrder order : sent.values()) {
            if (order.bulk() > 0 && order.fate() == Fate.UNKNOWN) {
                bulks.computeIfAbsent(order.bulk(), bulk -> new HashSet<>())
                        .add(found.containsKey(order.clientOrderId()));
            }
        }
        bulks.forEach(
                (bulk, there) ->
                        findings.expect(
                                there.size() == 1, OTHER, "half of bulk " + bulk + " is there"));
    }

    /** Ids rise with acceptance, and time with them. */
    private void checkTimes(Map<String, Order> found) {
        List<Order> orders = new ArrayList<>(found.values());
        orders.sort(Comparator.comparingLong(Order::orderId));
        for (Order order : orders) {
            findings.expect(
                    !order.createdAt().isBefore(latest),
                    OTHER,
                    "time went back from " + latest + " to " + order);
            latest = order.createdAt();
        }
    }

    /** The fills that were acknowledged are trades of the history, and no cancel comes from us. */
    private void checkRows(Map<String, SentOrder> sent, Map<String, Order> found) {
        try (HistoryFile file = HistoryFile.open(subject.data())) {
            long last = file.sequence();
            findings.expect(
                    last >= sequence, LOST, "events went back from " + sequence + " to " + last);
            sequence = last;
            Map<Long, HistoryFile.TradeRow> trades = file.tradesAfter(checkedTradeId);
            sent.values().stream()
                    .filter(order -> order.fate() == Fate.ACKNOWLEDGED)
                    .forEach(order -> checkFills(order, trades));
            Set<Long> cancelled = file.cancelledOnRequestAfter(checkedOrderId).keySet();
            found.forEach(
                    (id, order) -> {
                        SentOrder own = sent.get(id);
                        findings.expect(
                                own == null
                                        || own.isCancelAsked()
                                        || !cancelled.contains(order.orderId()),
                                OTHER,
                                "nobody cancelled " + order);
                    });
            trades.keySet().forEach(id -> checkedTradeId = Math.max(checkedTradeId, id));
        } catch (SQLException e) {
            throw new LabStopped("cannot read the history: " + e.getMessage(), e);
        }
    }

    private void checkFills(SentOrder order, Map<Long, HistoryFile.TradeRow> trades) {
        for (Fill fill : order.placement().fills()) {
            HistoryFile.TradeRow row = trades.get(fill.tradeId());
            findings.expect(
                    row != null
                            && row.takerOrderId() == order.orderId()
                            && row.priceTicks() == fill.price().movePointRight(2).longValueExact(),
                    LOST,
                    order + ": acknowledged was " + fill + ", there is " + row);
        }
    }

    /** Resends what had no answer: it must be known if it is there, and be placed once if not. */
    private void resolve(
            CetoexClient shared, Map<String, SentOrder> sent, Map<String, Order> found) {
        for (SentOrder order : sent.values()) {
            if (order.fate() != Fate.UNKNOWN && order.fate() != Fate.SENT) {
                continue;
            }
            Order there = found.get(order.clientOrderId());
            Placement again = clientOf(shared, order).place(order.order());
            findings.expect(
                    again.replayed() == (there != null),
                    DOUBLED,
                    order + " is there: " + there + "; its resend answered " + again);
            if (there == null) {
                subject.journal().countUnknownAbsent();
            } else {
                subject.journal().countUnknownFound();
                findings.expect(
                        there.orderId() == again.order().orderId(),
                        DOUBLED,
                        order + " is there: " + there + "; its resend answered " + again);
            }
            order.acknowledged(again);
            checkedOrderId(again.order().orderId());
            findOnce(clientOf(shared, order), order);
        }
    }

    private static CetoexClient clientOf(CetoexClient shared, SentOrder order) {
        return shared.forInvestor(LabBootstrap.credentials(order.investorId()));
    }

    private void sampleResends(CetoexClient shared, List<SentOrder> sent) {
        for (int i = 0; i < RESENT && !sent.isEmpty(); i++) {
            SentOrder order = sent.get(random.nextInt(sent.size()));
            if (order.fate() == Fate.ACKNOWLEDGED) {
                resend(clientOf(shared, order), order);
            }
        }
    }

    private void resend(CetoexClient client, SentOrder order) {
        Placement again = client.place(order.order());
        Placement first = order.placement();
        findings.expect(
                again.replayed()
                        && again.order().equals(first.order())
                        && again.fills().equals(first.fills()),
                DOUBLED,
                order + " answered " + first + " and then " + again);
    }

    private void sampleOlder(CetoexClient shared) {
        List<SentOrder> checked = subject.journal().checked();
        for (int i = 0; i < OLDER && !checked.isEmpty(); i++) {
            SentOrder order = checked.get(random.nextInt(checked.size()));
            findOnce(clientOf(shared, order), order);
        }
    }

    private void findOnce(CetoexClient client, SentOrder order) {
        HistoryPage page = client.history(HistoryFilter.all().clientOrderId(order.clientOrderId()));
        if (page.orders().size() == 1 && page.total() == 1) {
            compare(order, page.orders().getFirst());
        } else {
            findings.add(
                    page.orders().isEmpty() ? LOST : DOUBLED,
                    order + " is there " + page.orders().size() + " times");
        }
    }

    /** Everything from the beginning: every order of every round, and the whole ledger. */
    void whole() {
        try (CetoexClient shared = subject.client(1);
                HistoryFile file = HistoryFile.open(subject.data())) {
            Map<String, Order> found = new HashMap<>();
            for (long investor = 1; investor <= subject.bootstrap().investors(); investor++) {
                CetoexClient client = shared.forInvestor(LabBootstrap.credentials(investor));
                List<Order> orders = history(client, 0);
                orders.forEach(order -> found.put(order.clientOrderId().orElse("none"), order));
                compareOpen(client, orders);
            }
            subject.journal()
                    .checked()
                    .forEach(order -> judge(order, found.get(order.clientOrderId())));
            new MoneyCheck(subject, findings).compareLedger(shared, file);
            findings.expect(file.missingTrades() == 0, LOST, "trade ids are missing");
            findings.expect(file.missingOrders() == 0, LOST, "order ids are missing");
        } catch (SQLException e) {
            throw new LabStopped("cannot read the history: " + e.getMessage(), e);
        }
    }

    private void compareOpen(CetoexClient client, List<Order> history) {
        List<Order> ofHistory =
                history.reversed().stream().filter(order -> order.status().isOpen()).toList();
        List<Order> open = client.openOrders();
        findings.expect(
                ofHistory.equals(open),
                OTHER,
                "the history has "
                        + ofHistory.size()
                        + " open orders, the list "
                        + open.size()
                        + ", or they differ");
    }
}
