package com.cetoex.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Makes records of the exchange's JSON; a missing or ill-typed field throws, and is never guessed.
 */
final class AnswerReader {
    private AnswerReader() {}

    static ExchangeStatus status(JsonNode data) {
        return new ExchangeStatus(
                text(data, "status"),
                text(data, "version"),
                instant(data, "time"),
                text(data, "durability"),
                data.required("log_position").longValue());
    }

    static Account account(JsonNode data) {
        return new Account(
                data.required("investor_id").longValue(),
                decimal(data, "usdt_balance"),
                decimal(data, "usdt_available"),
                decimal(data, "usdt_locked"),
                decimal(data, "total_portfolio_value"),
                list(data.required("portfolio"), AnswerReader::holding),
                instant(data, "timestamp"));
    }

    private static Account.Holding holding(JsonNode node) {
        return new Account.Holding(
                text(node, "symbol"),
                decimal(node, "balance"),
                decimal(node, "available"),
                decimal(node, "locked"),
                optionalDecimal(node, "current_price"),
                optionalDecimal(node, "value_usdt"));
    }

    static MarketSummary market(JsonNode data) {
        return new MarketSummary(
                text(data, "symbol"),
                optionalDecimal(data, "price"),
                decimal(data, "volume_24h"),
                decimal(data, "base_volume_24h"),
                decimal(data, "change_24h"),
                optionalDecimal(data, "high_24h"),
                optionalDecimal(data, "low_24h"));
    }

    static OrderBook orderBook(JsonNode data) {
        return new OrderBook(
                text(data, "symbol"),
                list(data.required("bids"), AnswerReader::level),
                list(data.required("asks"), AnswerReader::level));
    }

    private static OrderBook.Level level(JsonNode node) {
        return new OrderBook.Level(
                node.required(0).decimalValue(), node.required(1).decimalValue());
    }

    static Trade trade(JsonNode node) {
        return new Trade(
                node.required("trade_id").longValue(),
                instant(node, "timestamp"),
                decimal(node, "price"),
                decimal(node, "amount"),
                Side.of(text(node, "side")));
    }

    static Placement placement(JsonNode node) {
        return new Placement(
                order(node),
                list(node.required("fills"), AnswerReader::fill),
                node.path("replayed").booleanValue(false));
    }

    private static Fill fill(JsonNode node) {
        return new Fill(
                node.required("trade_id").longValue(),
                decimal(node, "price"),
                decimal(node, "amount"),
                decimal(node, "fee"),
                Fill.Role.valueOf(text(node, "role").toUpperCase(Locale.ROOT)));
    }

    static Order order(JsonNode node) {
        return new Order(
                node.required("order_id").longValue(),
                optionalText(node, "client_order_id"),
                text(node, "symbol"),
                Side.of(text(node, "side")),
                OrderType.of(text(node, "type")),
                decimal(node, "amount"),
                optionalDecimal(node, "price"),
                OrderStatus.of(text(node, "status")),
                decimal(node, "filled_amount"),
                decimal(node, "remaining_amount"),
                optionalDecimal(node, "average_price"),
                instant(node, "created_at"),
                instant(node, "updated_at"));
    }

    static Cancellation cancellation(JsonNode data) {
        return new Cancellation(
                data.required("order_id").longValue(), OrderStatus.of(text(data, "status")));
    }

    static HistoryPage historyPage(JsonNode data) {
        return new HistoryPage(
                list(data.required("orders"), AnswerReader::order),
                data.required("total").longValue(),
                optionalText(data, "next_cursor"));
    }

    static BulkPlacement bulkPlacement(JsonNode data) {
        return new BulkPlacement(
                data.required("total_orders").intValue(),
                data.required("successful").intValue(),
                data.required("failed").intValue(),
                list(data.required("results"), AnswerReader::placedItem));
    }

    private static BulkPlacement.Item placedItem(JsonNode node) {
        int index = node.required("index").intValue();
        return node.required("success").booleanValue()
                ? new BulkPlacement.Placed(index, placement(node))
                : new BulkPlacement.Refused(
                        index,
                        optionalText(node, "symbol"),
                        text(node, "error"),
                        text(node, "message"));
    }

    static BulkCancellation bulkCancellation(JsonNode data) {
        return new BulkCancellation(
                data.required("total_orders").intValue(),
                data.required("successful").intValue(),
                data.required("failed").intValue(),
                list(data.required("results"), AnswerReader::cancelledItem));
    }

    private static BulkCancellation.Item cancelledItem(JsonNode node) {
        JsonNode id = node.path("order_id");
        return new BulkCancellation.Item(
                id.isIntegralNumber() ? OptionalLong.of(id.longValue()) : OptionalLong.empty(),
                node.required("success").booleanValue()
                        ? Optional.empty()
                        : Optional.of(text(node, "error")));
    }

    /** The details of a refusal, as text, in the order they came. */
    static Map<String, String> details(JsonNode node) {
        Map<String, String> details = new LinkedHashMap<>();
        node.properties().forEach(entry -> details.put(entry.getKey(), plain(entry.getValue())));
        return details;
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>(array.size());
        array.forEach(node -> items.add(read.apply(node)));
        return List.copyOf(items);
    }

    private static String plain(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isNumber() ? node.decimalValue().toPlainString() : node.toString();
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    private static Optional<String> optionalText(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode()
                ? Optional.empty()
                : Optional.of(value.stringValue());
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return node.required(field).decimalValue();
    }

    private static Optional<BigDecimal> optionalDecimal(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode()
                ? Optional.empty()
                : Optional.of(value.decimalValue());
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(text(node, field));
    }
}
