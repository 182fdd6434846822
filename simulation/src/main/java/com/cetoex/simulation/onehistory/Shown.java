package com.cetoex.simulation.onehistory;

import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What an investor is shown of accounts, orders and trades, in words that are made twice: of the
 * JSON of an answer, and of what the naive exchange has told so far. Prices are in ticks, amounts
 * in lots, money in units.
 */
final class Shown {
    /** Rows of a page that is asked for without a limit. */
    private static final int PAGE = 50;

    private final Map<Integer, String> assets = new HashMap<>();
    private final Map<Long, Map<Integer, Fact.BalanceChanged>> balances = new HashMap<>();
    private final Map<Long, Row> orders = new HashMap<>();
    private final Map<Long, List<Row>> histories = new HashMap<>();
    private final Map<Long, Map<Long, Row>> open = new HashMap<>();
    private final List<String> trades = new ArrayList<>();

    /** An order as lists show it. */
    private static final class Row {
        private final Fact.OrderAccepted accepted;
        private final long createdMillis;
        private long updatedMillis;
        private long filledLots;
        private long cumulativeUnits;
        private boolean isCancelled;

        Row(Fact.OrderAccepted accepted, long timeMillis) {
            this.accepted = accepted;
            createdMillis = timeMillis;
            updatedMillis = timeMillis;
        }

        boolean isOpen() {
            return !isCancelled && filledLots < accepted.quantityLots();
        }

        String status() {
            if (isCancelled) {
                return "cancelled";
            }
            if (filledLots == accepted.quantityLots()) {
                return "filled";
            }
            return filledLots == 0 ? "open" : "partially_filled";
        }

        String averagePrice() {
            if (filledLots == 0) {
                return "none";
            }
            BigDecimal lots = BigDecimal.valueOf(filledLots, WatchedMarket.LOT_SCALE);
            return BigDecimal.valueOf(cumulativeUnits, WatchedMarket.MONEY_SCALE)
                    .divide(lots, WatchedMarket.MONEY_SCALE, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }

        String text() {
            boolean isLimit = accepted.orderType() == OrderType.LIMIT;
            return order(
                            accepted.orderId(),
                            accepted.side() == Side.BUY ? "buy" : "sell",
                            isLimit ? "limit" : "market",
                            isLimit ? Long.toString(accepted.priceTicks()) : "none",
                            accepted.clientOrderId())
                    + filled(
                            accepted.quantityLots(),
                            filledLots,
                            accepted.quantityLots() - filledLots,
                            averagePrice())
                    + state(status(), createdMillis, updatedMillis);
        }
    }

    // Of JSON.

    static String ofAnswer(Question question, JsonNode data) {
        return switch (question) {
            case Question.Account account -> Told.account(data);
            case Question.OpenOrders orders -> orders(data);
            case Question.History history -> orders(data);
            case Question.Trades trades -> trades(data);
        };
    }

    private static String orders(JsonNode data) {
        List<String> rows = new ArrayList<>();
        for (JsonNode order : data.required("orders")) {
            rows.add(order(order));
        }
        return list(rows, data.required("total").asLong());
    }

    private static String order(JsonNode order) {
        JsonNode price = order.required("price");
        JsonNode average = order.required("average_price");
        return order(
                        order.required("order_id").asLong(),
                        order.required("side").asString(),
                        order.required("type").asString(),
                        price.isNull()
                                ? "none"
                                : Long.toString(
                                        Told.steps(order, "price", WatchedMarket.PRICE_SCALE)),
                        order.required("client_order_id").asString(""))
                + filled(
                        Told.steps(order, "amount", WatchedMarket.LOT_SCALE),
                        Told.steps(order, "filled_amount", WatchedMarket.LOT_SCALE),
                        Told.steps(order, "remaining_amount", WatchedMarket.LOT_SCALE),
                        average.isNull()
                                ? "none"
                                : average.decimalValue()
                                        .setScale(
                                                WatchedMarket.MONEY_SCALE, RoundingMode.UNNECESSARY)
                                        .toPlainString())
                + state(
                        order.required("status").asString(),
                        millis(order, "created_at"),
                        millis(order, "updated_at"));
    }

    private static String trades(JsonNode data) {
        List<String> rows = new ArrayList<>();
        for (JsonNode trade : data.required("trades")) {
            rows.add(
                    trade(
                            trade.required("trade_id").asLong(),
                            Told.steps(trade, "amount", WatchedMarket.LOT_SCALE),
                            Told.steps(trade, "price", WatchedMarket.PRICE_SCALE),
                            trade.required("side").asString(),
                            millis(trade, "timestamp")));
        }
        return rows.toString();
    }

    private static long millis(JsonNode node, String field) {
        return Instant.parse(node.required(field).asString()).toEpochMilli();
    }

    // Of the naive exchange.

    /** Takes note of all that one command told. */
    void apply(long timeMillis, List<Fact> facts) {
        facts.forEach(fact -> apply(timeMillis, fact));
    }

    private void apply(long timeMillis, Fact fact) {
        switch (fact) {
            case Fact.AssetListed asset -> assets.put(asset.assetId(), asset.name());
            case Fact.BalanceChanged balance ->
                    balances.computeIfAbsent(balance.investorId(), id -> new LinkedHashMap<>())
                            .put(balance.assetId(), balance);
            case Fact.OrderAccepted accepted -> accept(new Row(accepted, timeMillis));
            case Fact.TradeExecuted trade -> {
                fill(trade.maker(), trade.quantityLots(), timeMillis);
                fill(trade.taker(), trade.quantityLots(), timeMillis);
                trades.add(
                        trade(
                                trade.tradeId(),
                                trade.quantityLots(),
                                trade.priceTicks(),
                                trade.takerSide() == Side.BUY ? "buy" : "sell",
                                timeMillis));
            }
            case Fact.OrderCancelled cancelled -> cancel(cancelled, timeMillis);
            default -> {}
        }
    }

    private void accept(Row row) {
        long investorId = row.accepted.investorId();
        orders.put(row.accepted.orderId(), row);
        histories.computeIfAbsent(investorId, id -> new ArrayList<>()).add(row);
        open.computeIfAbsent(investorId, id -> new TreeMap<>()).put(row.accepted.orderId(), row);
    }

    private void fill(Fact.Half half, long lots, long timeMillis) {
        Row row = row(half.orderId());
        row.filledLots += lots;
        row.cumulativeUnits = half.cumulativeUnits();
        touch(row, timeMillis);
    }

    private void cancel(Fact.OrderCancelled cancelled, long timeMillis) {
        Row row = row(cancelled.orderId());
        row.isCancelled = true;
        touch(row, timeMillis);
    }

    private void touch(Row row, long timeMillis) {
        row.updatedMillis = timeMillis;
        if (!row.isOpen()) {
            open.getOrDefault(row.accepted.investorId(), Map.of()).remove(row.accepted.orderId());
        }
    }

    private Row row(long orderId) {
        return Objects.requireNonNull(orders.get(orderId));
    }

    /** The name of an asset that was listed. */
    String assetName(int assetId) {
        return Objects.requireNonNull(assets.get(assetId));
    }

    /** What an investor is to be shown now. */
    String to(long investorId, Question question) {
        return switch (question) {
            case Question.Account account -> account(investorId);
            case Question.OpenOrders orders -> openOf(investorId);
            case Question.History history -> historyOf(investorId, history.clientOrderId());
            case Question.Trades all -> trades.reversed().stream().limit(PAGE).toList().toString();
        };
    }

    private String openOf(long investorId) {
        List<String> rows =
                open.getOrDefault(investorId, Map.of()).values().stream().map(Row::text).toList();
        return list(rows, rows.size());
    }

    private String historyOf(long investorId, String clientOrderId) {
        List<Row> all = histories.getOrDefault(investorId, List.of());
        List<Row> wanted =
                clientOrderId.isEmpty()
                        ? all
                        : all.stream()
                                .filter(row -> row.accepted.clientOrderId().equals(clientOrderId))
                                .toList();
        return list(wanted.reversed().stream().limit(PAGE).map(Row::text).toList(), wanted.size());
    }

    private String account(long investorId) {
        List<String> held = new ArrayList<>();
        Map<String, String> others = new TreeMap<>();
        for (Fact.BalanceChanged balance : balances.getOrDefault(investorId, Map.of()).values()) {
            String asset = assetName(balance.assetId());
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

    // Both.

    private static String list(List<String> rows, long total) {
        return total + " " + rows;
    }

    private static String order(
            long orderId, String side, String type, String priceTicks, String clientOrderId) {
        return "order "
                + orderId
                + " "
                + side
                + " "
                + type
                + " @ "
                + priceTicks
                + ", named '"
                + clientOrderId
                + "', ";
    }

    private static String filled(long lots, long filledLots, long remainingLots, String average) {
        return filledLots
                + " of "
                + lots
                + " filled at "
                + average
                + ", "
                + remainingLots
                + " left, ";
    }

    private static String state(String status, long createdMillis, long updatedMillis) {
        return status + " from " + createdMillis + " to " + updatedMillis;
    }

    private static String trade(
            long tradeId, long lots, long priceTicks, String side, long timeMillis) {
        return "trade "
                + tradeId
                + ": "
                + side
                + " "
                + lots
                + " @ "
                + priceTicks
                + " at "
                + timeMillis;
    }
}
