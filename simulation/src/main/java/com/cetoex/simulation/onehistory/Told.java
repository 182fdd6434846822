package com.cetoex.simulation.onehistory;

import static com.cetoex.simulation.onehistory.WatchedMarket.LOT_SCALE;
import static com.cetoex.simulation.onehistory.WatchedMarket.MONEY_SCALE;
import static com.cetoex.simulation.onehistory.WatchedMarket.PRICE_SCALE;

import com.cetoex.client.ErrorCode;
import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Fact;
import com.cetoex.reference.RestingOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a client is told, in words that are made twice: of the JSON of an answer, and of what the
 * naive exchange says to the same command. Prices are in ticks, amounts in lots, money in units.
 */
final class Told {
    private static final String NEXT = " | ";
    private static final String REFUSED = "refused ";

    private Told() {}

    // Of JSON.

    static String ofAnswer(Command command, JsonNode data) {
        return switch (command) {
            case Command.PlaceOrder place -> placed(data);
            case Command.PlaceOrders place -> items(data, Told::placed);
            case Command.CancelOrder cancel -> cancelled(data);
            case Command.CancelOrders cancel -> items(data, Told::cancelled);
            default -> throw new IllegalArgumentException("expected a client's, was " + command);
        };
    }

    static String refused(String error) {
        return REFUSED + error;
    }

    static boolean isRefused(String item) {
        return item.startsWith(REFUSED);
    }

    /** What was told of each item. */
    static Stream<String> items(String told) {
        return Arrays.stream(told.split(Pattern.quote(NEXT), -1));
    }

    private static String items(JsonNode data, Function<JsonNode, String> told) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : data.required("results")) {
            boolean isDone = item.required("success").booleanValue();
            items.add(isDone ? told.apply(item) : refused(item.required("error").asString()));
        }
        return String.join(NEXT, items);
    }

    private static String placed(JsonNode data) {
        List<String> fills = new ArrayList<>();
        for (JsonNode fill : data.required("fills")) {
            fills.add(
                    fill(
                            fill.required("trade_id").asLong(),
                            steps(fill, "price", PRICE_SCALE),
                            steps(fill, "amount", LOT_SCALE),
                            steps(fill, "fee", MONEY_SCALE)));
        }
        return order(
                data.required("order_id").asLong(),
                steps(data, "amount", LOT_SCALE),
                steps(data, "filled_amount", LOT_SCALE),
                data.required("status").asString(),
                data.has("replayed"),
                fills);
    }

    private static String cancelled(JsonNode data) {
        return cancelled(
                data.required("order_id").asLong(), steps(data, "remaining_amount", LOT_SCALE));
    }

    static String levels(JsonNode book) {
        return levels(book, "bids") + " / " + levels(book, "asks");
    }

    private static String levels(JsonNode book, String side) {
        List<String> levels = new ArrayList<>();
        for (JsonNode level : book.required(side)) {
            levels.add(
                    whole(level.get(1).decimalValue(), LOT_SCALE)
                            + " @ "
                            + whole(level.get(0).decimalValue(), PRICE_SCALE));
        }
        return levels.toString();
    }

    static String account(JsonNode data) {
        List<String> held = new ArrayList<>();
        held.add(
                balance(
                        "USDT",
                        steps(data, "usdt_balance", MONEY_SCALE),
                        steps(data, "usdt_locked", MONEY_SCALE)));
        for (JsonNode holding : data.required("portfolio")) {
            held.add(
                    balance(
                            holding.required("symbol").asString(),
                            steps(holding, "balance", MONEY_SCALE),
                            steps(holding, "locked", MONEY_SCALE)));
        }
        return held.toString();
    }

    /** A value in steps of its market or asset. */
    static long steps(JsonNode node, String field, int scale) {
        return whole(node.required(field).decimalValue(), scale);
    }

    private static long whole(BigDecimal value, int scale) {
        return value.movePointRight(scale).longValueExact();
    }

    // Of the naive exchange.

    static String ofFacts(Command command, List<Fact> facts) {
        return switch (command) {
            case Command.PlaceOrder place -> placed(place.order(), facts);
            case Command.PlaceOrders place ->
                    place.orders().stream()
                            .map(order -> placed(order, facts))
                            .collect(Collectors.joining(NEXT));
            case Command.CancelOrder cancel -> cancelled(0, facts);
            case Command.CancelOrders cancel ->
                    cancel.orders().stream()
                            .map(item -> cancelled(item.itemIndex(), facts))
                            .collect(Collectors.joining(NEXT));
            default -> throw new IllegalArgumentException("expected a client's, was " + command);
        };
    }

    private static String placed(OrderItem order, List<Fact> facts) {
        long orderId = 0;
        long filled = 0;
        boolean isReplayed = false;
        List<String> fills = new ArrayList<>();
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.OrderRefused refused when refused.itemIndex() == order.itemIndex() -> {
                    return refused(error(refused.reason()).name());
                }
                case Fact.OrderAccepted accepted when accepted.itemIndex() == order.itemIndex() ->
                        orderId = accepted.orderId();
                case Fact.OrderReplayed replayed when replayed.itemIndex() == order.itemIndex() -> {
                    orderId = replayed.orderId();
                    isReplayed = true;
                }
                case Fact.TradeExecuted trade when trade.itemIndex() == order.itemIndex() -> {
                    filled += trade.quantityLots();
                    fills.add(
                            fill(
                                    trade.tradeId(),
                                    trade.priceTicks(),
                                    trade.quantityLots(),
                                    trade.taker().feeUnits()));
                }
                case Fact.FillReplayed fill when fill.itemIndex() == order.itemIndex() -> {
                    filled += fill.quantityLots();
                    fills.add(
                            fill(
                                    fill.tradeId(),
                                    fill.priceTicks(),
                                    fill.quantityLots(),
                                    fill.feeUnits()));
                }
                default -> {}
            }
        }
        long lots = order.quantityLots();
        return order(orderId, lots, filled, status(order, filled), isReplayed, fills);
    }

    private static String status(OrderItem order, long filled) {
        if (filled == order.quantityLots()) {
            return "filled";
        }
        if (order.orderType() == OrderType.MARKET) {
            return "cancelled";
        }
        return filled == 0 ? "open" : "partially_filled";
    }

    private static ErrorCode error(RefusalReason reason) {
        return switch (reason) {
            case INSUFFICIENT_BALANCE -> ErrorCode.INSUFFICIENT_BALANCE;
            case BELOW_MIN_NOTIONAL -> ErrorCode.ORDER_TOO_SMALL;
            case TOO_MANY_OPEN_ORDERS -> ErrorCode.TOO_MANY_OPEN_ORDERS;
            case DUPLICATE_CLIENT_ORDER_ID -> ErrorCode.DUPLICATE_CLIENT_ORDER_ID;
            case ORDER_NOT_FOUND -> ErrorCode.ORDER_NOT_FOUND;
            default -> throw new IllegalArgumentException("unexpected refusal " + reason);
        };
    }

    private static String cancelled(int itemIndex, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.OrderCancelled cancelled
                    && cancelled.reason() == CancelReason.REQUESTED
                    && cancelled.itemIndex() == itemIndex) {
                return cancelled(cancelled.orderId(), cancelled.remainingLots());
            } else if (fact instanceof Fact.CancelRefused refused
                    && refused.itemIndex() == itemIndex) {
                return refused(error(refused.reason()).name());
            }
        }
        return "nothing";
    }

    static String levels(List<RestingOrder> resting) {
        return levels(resting, Side.BUY) + " / " + levels(resting, Side.SELL);
    }

    private static String levels(List<RestingOrder> resting, Side side) {
        Map<Long, Long> lots = new LinkedHashMap<>();
        Comparator<RestingOrder> byPrice = Comparator.comparingLong(RestingOrder::priceTicks);
        resting.stream()
                .filter(order -> order.side() == side)
                .sorted(side == Side.BUY ? byPrice.reversed() : byPrice)
                .forEach(order -> lots.merge(order.priceTicks(), order.remainingLots(), Long::sum));
        return lots.entrySet().stream()
                .map(level -> level.getValue() + " @ " + level.getKey())
                .toList()
                .toString();
    }

    // Both.

    private static String order(
            long orderId,
            long lots,
            long filled,
            String status,
            boolean isReplayed,
            List<String> fills) {
        return "order %d of %d, filled %d, %s%s, fills %s"
                .formatted(orderId, lots, filled, status, isReplayed ? ", replayed" : "", fills);
    }

    private static String fill(long tradeId, long priceTicks, long lots, long feeUnits) {
        return "trade %d: %d @ %d, fee %d".formatted(tradeId, lots, priceTicks, feeUnits);
    }

    private static String cancelled(long orderId, long remainingLots) {
        return "cancelled %d with %d left".formatted(orderId, remainingLots);
    }

    static String balance(String asset, long totalUnits, long lockedUnits) {
        return "%s %d, locked %d".formatted(asset, totalUnits, lockedUnits);
    }
}
