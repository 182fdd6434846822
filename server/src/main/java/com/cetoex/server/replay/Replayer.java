package com.cetoex.server.replay;

import com.cetoex.client.ApiException;
import com.cetoex.client.BulkCancellation;
import com.cetoex.client.BulkPlacement;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.ErrorCode;
import com.cetoex.client.Fill;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.HistoryPage;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Order;
import com.cetoex.client.OrderBook;
import com.cetoex.client.OrderStatus;
import com.cetoex.client.Placement;
import com.cetoex.server.replay.RecordedCommand.RecordedFill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the steps of a recording to an exchange, one request after the other, and compares what
 * comes back.
 *
 * <p>At the end the histories of all accounts are read: every order must have traded exactly what
 * the recording says, which also proves who was whose maker.
 */
final class Replayer {
    /** The most levels that an answer holds. */
    private static final int MAX_LEVELS = 1000;

    /** The most orders of a page of the history. */
    private static final int MAX_PAGE = 500;

    /** How often a request that hit a limit is sent again. */
    private static final int MAX_TRIES = 10;

    private final List<CetoexClient> accounts;
    private final ReplayMarket market;
    private final String run;
    private final ReplayReport report = new ReplayReport();
    private final Map<String, Tracked> orders = new HashMap<>();

    /**
     * Prepares a replay.
     *
     * @param accounts one client an account
     * @param run a text that no other replay on this exchange used; it heads the client order ids
     */
    Replayer(List<CetoexClient> accounts, ReplayMarket market, String run) {
        this.accounts = accounts;
        this.market = market;
        this.run = run;
    }

    /** Does all steps, and tells after each how many commands it held. */
    ReplayReport replay(List<Step> steps, IntConsumer progress) {
        long began = System.nanoTime();
        for (Step step : steps) {
            progress.accept(perform(step));
        }
        report.took(Duration.ofNanos(System.nanoTime() - began));
        compareHistories();
        return report;
    }

    private int perform(Step step) {
        return switch (step) {
            case Step.Place place -> place(place);
            case Step.Cancel cancel -> cancel(cancel);
            case Step.Take take -> take(take);
            case Step.Compare compare -> compare(compare.checkpoint());
        };
    }

    private int place(Step.Place step) {
        if (step.orders().size() == 1) {
            RecordedCommand command = step.orders().getFirst();
            placed(command, placement(step.account(), command));
            return 1;
        }
        List<NewOrder> batch = step.orders().stream().map(this::order).toList();
        BulkPlacement answer = request(() -> accounts.get(step.account()).placeAll(batch));
        for (BulkPlacement.Item item : answer.results()) {
            RecordedCommand command = step.orders().get(item.index());
            switch (item) {
                case BulkPlacement.Placed placed ->
                        placed(command, Optional.of(placed.placement()));
                case BulkPlacement.Refused refused ->
                        refused(command, refused.code() + " " + refused.message());
            }
        }
        return step.orders().size();
    }

    private int take(Step.Take step) {
        placed(step.order(), placement(step.account(), step.order()));
        return 1;
    }

    private Optional<Placement> placement(int account, RecordedCommand command) {
        try {
            NewOrder order = order(command);
            return Optional.of(request(() -> accounts.get(account).place(order)));
        } catch (ApiException e) {
            refused(command, e.toString());
            return Optional.empty();
        }
    }

    private NewOrder order(RecordedCommand command) {
        return NewOrder.limit(
                        market.symbol(),
                        command.side(),
                        market.size(command.sizeLots()),
                        market.price(command.priceTicks()))
                .withClientOrderId(run + "-" + command.sequence());
    }

    private void placed(RecordedCommand command, Optional<Placement> answer) {
        if (answer.isEmpty()) {
            return;
        }
        report.placed();
        Placement placement = answer.get();
        track(command, placement.order().orderId());
        List<RecordedFill> expected = command.fills();
        List<Fill> actual = placement.fills();
        if (!isSame(expected, actual)) {
            report.difference(
                    "command "
                            + command.sequence()
                            + ": fills should be "
                            + expected
                            + ", were "
                            + actual);
            return;
        }
        report.fillsMatched(expected.size());
        if (placement.order().status() != statusOf(command)) {
            report.difference(
                    "command "
                            + command.sequence()
                            + ": should be "
                            + statusOf(command)
                            + ", was "
                            + placement.order());
        }
    }

    private static OrderStatus statusOf(RecordedCommand command) {
        return switch (command.operation()) {
            case P -> OrderStatus.OPEN;
            case X -> OrderStatus.FILLED;
            case L -> OrderStatus.PARTIALLY_FILLED;
            case C -> OrderStatus.CANCELLED;
        };
    }

    private boolean isSame(List<RecordedFill> expected, List<Fill> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            Fill fill = actual.get(i);
            if (market.ticks(fill.price()) != expected.get(i).priceTicks()
                    || market.lots(fill.amount()) != expected.get(i).sizeLots()
                    || fill.role() != Fill.Role.TAKER) {
                return false;
            }
        }
        return true;
    }

    private void track(RecordedCommand command, long orderId) {
        Tracked order = new Tracked(command, orderId);
        orders.put(command.id(), order);
        for (RecordedFill fill : command.fills()) {
            order.filledLots += fill.sizeLots();
            Tracked maker = orders.get(fill.makerId());
            if (maker != null) {
                maker.filledLots += fill.sizeLots();
            }
        }
    }

    private int cancel(Step.Cancel step) {
        List<Long> ids = new ArrayList<>();
        for (RecordedCommand command : step.orders()) {
            Tracked order = orders.get(command.id());
            if (order == null) {
                report.difference("command " + command.sequence() + ": its order was not placed");
            } else {
                ids.add(order.orderId);
                order.isCancelled = true;
            }
        }
        if (ids.size() == 1) {
            cancelOne(step.account(), ids.getFirst());
        } else if (!ids.isEmpty()) {
            cancelAll(step.account(), ids);
        }
        return step.orders().size();
    }

    private void cancelOne(int account, long orderId) {
        try {
            request(() -> accounts.get(account).cancel(orderId));
            report.cancelled();
        } catch (ApiException e) {
            report.difference("the cancel of order " + orderId + " was refused: " + e.codeText());
        }
    }

    private void cancelAll(int account, List<Long> ids) {
        BulkCancellation answer = request(() -> accounts.get(account).cancelAll(ids));
        for (BulkCancellation.Item item : answer.results()) {
            if (item.isCancelled()) {
                report.cancelled();
            } else {
                report.difference("a cancel was refused: " + item);
            }
        }
    }

    private void refused(RecordedCommand command, String code) {
        report.difference("command " + command.sequence() + " was refused: " + code);
    }

    private int compare(Checkpoint checkpoint) {
        OrderBook book = request(() -> accounts.getFirst().orderBook(market.symbol(), MAX_LEVELS));
        int open = 0;
        for (CetoexClient account : accounts) {
            open += request(() -> account.openOrders(market.symbol())).size();
        }
        boolean isEqual =
                isSameSide(
                        "bids", checkpoint, checkpoint.bids(), checkpoint.bidLevels(), book.bids());
        isEqual &=
                isSameSide(
                        "asks", checkpoint, checkpoint.asks(), checkpoint.askLevels(), book.asks());
        if (open != checkpoint.openOrders()) {
            isEqual = false;
            report.difference(
                    "after command "
                            + checkpoint.sequence()
                            + ": "
                            + checkpoint.openOrders()
                            + " orders should be open, were "
                            + open);
        }
        if (isEqual) {
            report.bookEqual();
        }
        return 0;
    }

    private boolean isSameSide(
            String side,
            Checkpoint checkpoint,
            List<Checkpoint.Level> expected,
            int levels,
            List<OrderBook.Level> actual) {
        List<Checkpoint.Level> best =
                actual.stream()
                        .limit(expected.size())
                        .map(
                                level ->
                                        new Checkpoint.Level(
                                                market.ticks(level.price()),
                                                market.lots(level.amount())))
                        .toList();
        boolean isSame = best.equals(expected) && actual.size() == Math.min(levels, MAX_LEVELS);
        if (!isSame) {
            report.difference(
                    "after command "
                            + checkpoint.sequence()
                            + ": "
                            + side
                            + " should be "
                            + expected
                            + " in "
                            + levels
                            + " levels, were "
                            + best
                            + " in "
                            + actual.size());
        }
        return isSame;
    }

    private void compareHistories() {
        Map<Long, Tracked> byId = new HashMap<>();
        orders.values().forEach(order -> byId.put(order.orderId, order));
        for (CetoexClient account : accounts) {
            Optional<String> cursor = Optional.empty();
            HistoryFilter filter = HistoryFilter.all().symbol(market.symbol()).limit(MAX_PAGE);
            do {
                HistoryFilter page = cursor.map(filter::cursor).orElse(filter);
                HistoryPage answer = request(() -> account.history(page));
                answer.orders().forEach(order -> compareEnd(byId.remove(order.orderId()), order));
                cursor = answer.nextCursor();
            } while (cursor.isPresent());
        }
        if (!byId.isEmpty()) {
            report.difference(byId.size() + " placed orders are in no history");
        }
    }

    /** Orders of earlier replays are nobody's here. */
    private void compareEnd(@Nullable Tracked expected, Order actual) {
        if (expected == null) {
            return;
        }
        if (market.lots(actual.filledAmount()) == expected.filledLots
                && actual.status() == expected.status()) {
            report.orderEqual();
        } else {
            report.difference(
                    "order "
                            + expected.command.id()
                            + " should have ended "
                            + expected.status()
                            + " with "
                            + expected.filledLots
                            + " lots filled, was "
                            + actual);
        }
    }

    /** Sends a request, again when a limit of requests says to wait. */
    private <T> T request(Supplier<T> request) {
        for (int tries = 1; ; tries++) {
            try {
                long began = System.nanoTime();
                T answer = request.get();
                report.request(System.nanoTime() - began);
                return answer;
            } catch (ApiException e) {
                if (e.code() != ErrorCode.RATE_LIMIT_EXCEEDED || tries == MAX_TRIES) {
                    throw e;
                }
                pause(e.retryAfter().orElse(Duration.ofSeconds(1)));
            }
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFault("The replay was interrupted.");
        }
    }

    /** An order that was placed, and what should have become of it. */
    private static final class Tracked {
        private final RecordedCommand command;
        private final long orderId;
        private long filledLots;
        private boolean isCancelled;

        Tracked(RecordedCommand command, long orderId) {
            this.command = command;
            this.orderId = orderId;
        }

        OrderStatus status() {
            if (isCancelled) {
                return OrderStatus.CANCELLED;
            }
            if (filledLots == command.sizeLots()) {
                return OrderStatus.FILLED;
            }
            return filledLots == 0 ? OrderStatus.OPEN : OrderStatus.PARTIALLY_FILLED;
        }
    }
}
