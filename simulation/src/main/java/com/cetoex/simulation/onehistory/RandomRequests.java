package com.cetoex.simulation.onehistory;

import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.CancelItem;
import com.cetoex.reference.Command.OrderItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Draws what one client asks for next: orders that meet those of others, bulks, resends with the
 * same and with other content, and cancels of what is open, closed, another's or nobody's.
 */
final class RandomRequests {
    private static final int MIDDLE_TICKS = 1_000;
    private static final int RANGE_TICKS = 10;
    private static final int MAX_LOTS = 400;
    private static final int MAX_BULK = 6;
    private static final int RECENT = 20;

    /** About as many as are placed, so that some are another's. */
    private static final int ORDER_IDS = 2_000;

    private final long investorId;
    private final SplittableRandom random;
    private final List<Long> orderIds = new ArrayList<>();
    private final List<OrderItem> named = new ArrayList<>();
    private int serial;

    RandomRequests(long investorId, SplittableRandom random) {
        this.investorId = investorId;
        this.random = random;
    }

    Request draw() {
        return random.nextInt(4) == 0 ? drawCancel() : drawPlace();
    }

    /** Tells whether there is an order with a client order id. */
    boolean hasNamed() {
        return !named.isEmpty();
    }

    /** The client order id of an order that was drawn before. */
    String recentName() {
        return recentOf(named).clientOrderId();
    }

    /** Takes note of the orders that an answer names. */
    void note(JsonNode data) {
        if (data.has("results")) {
            data.required("results").forEach(this::note);
        } else if (data.has("order_id") && !data.required("order_id").isNull()) {
            orderIds.add(data.required("order_id").asLong());
        }
    }

    private Request drawCancel() {
        int dice = random.nextInt(20);
        if (dice < 8 && !named.isEmpty()) {
            String id = recentOf(named).clientOrderId();
            return new Request(
                    "/orders/cancel",
                    WatchedMarket.member("client_order_id", id),
                    new Command.CancelOrder(investorId, 0, id));
        }
        return dice < 14 && !orderIds.isEmpty() ? cancelAll() : cancel();
    }

    private Request cancel() {
        boolean isOwn = !orderIds.isEmpty() && random.nextInt(8) > 0;
        long orderId = isOwn ? recentOf(orderIds) : random.nextInt(1, ORDER_IDS);
        return new Request(
                "/orders/cancel",
                "\"order_id\":" + orderId,
                new Command.CancelOrder(investorId, orderId, ""));
    }

    private Request cancelAll() {
        List<CancelItem> items = new ArrayList<>();
        int count = random.nextInt(1, MAX_BULK + 1);
        for (int i = 0; i < count; i++) {
            items.add(new CancelItem(i, recentOf(orderIds)));
        }
        String ids =
                items.stream()
                        .map(item -> Long.toString(item.orderId()))
                        .collect(Collectors.joining(",", "\"order_ids\":[", "]"));
        return new Request("/orders/bulk/cancel", ids, new Command.CancelOrders(investorId, items));
    }

    private Request drawPlace() {
        int dice = random.nextInt(60);
        if (dice < 6 && !named.isEmpty()) {
            return place(recentOf(named));
        } else if (dice < 9 && !named.isEmpty()) {
            return place(otherwise(recentOf(named)));
        } else if (dice < 20) {
            return placeAll();
        }
        return place(draw(0));
    }

    private OrderItem draw(int index) {
        boolean isMarket = random.nextInt(8) == 0;
        String clientOrderId = random.nextInt(8) == 0 ? "" : "id-" + serial++;
        OrderItem order =
                new OrderItem(
                        index,
                        0,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        isMarket ? OrderType.MARKET : OrderType.LIMIT,
                        isMarket ? 0 : MIDDLE_TICKS + random.nextInt(-RANGE_TICKS, RANGE_TICKS + 1),
                        random.nextInt(1, MAX_LOTS),
                        RefusalReason.NONE,
                        clientOrderId);
        if (index == 0 && !clientOrderId.isEmpty()) {
            named.add(order);
        }
        return order;
    }

    /** Another order by the same client order id. */
    private static OrderItem otherwise(OrderItem order) {
        return new OrderItem(
                order.itemIndex(),
                order.instrumentId(),
                order.side(),
                order.orderType(),
                order.priceTicks(),
                order.quantityLots() + 1,
                order.edgeFault(),
                order.clientOrderId());
    }

    private Request place(OrderItem order) {
        return new Request("/orders/place", json(order), new Command.PlaceOrder(investorId, order));
    }

    private Request placeAll() {
        List<OrderItem> orders = new ArrayList<>();
        int count = random.nextInt(1, MAX_BULK + 1);
        for (int i = 0; i < count; i++) {
            orders.add(draw(i));
        }
        String items =
                orders.stream()
                        .map(order -> "{" + json(order) + "}")
                        .collect(Collectors.joining(",", "\"orders\":[", "]"));
        return new Request(
                "/orders/bulk/place", items, new Command.PlaceOrders(investorId, orders));
    }

    private static String json(OrderItem order) {
        boolean isLimit = order.orderType() == OrderType.LIMIT;
        String price =
                isLimit
                        ? ",\"price\":"
                                + BigDecimal.valueOf(order.priceTicks(), WatchedMarket.PRICE_SCALE)
                        : "";
        String name =
                order.clientOrderId().isEmpty()
                        ? ""
                        : "," + WatchedMarket.member("client_order_id", order.clientOrderId());
        return "%s,\"side\":\"%s\",\"type\":\"%s\",\"amount\":%s%s%s"
                .formatted(
                        WatchedMarket.symbol(),
                        order.side() == Side.BUY ? "buy" : "sell",
                        isLimit ? "limit" : "market",
                        BigDecimal.valueOf(order.quantityLots(), WatchedMarket.LOT_SCALE),
                        name,
                        price);
    }

    /** Mostly one of the last, which may still be open. */
    private <T> T recentOf(List<T> items) {
        boolean isRecent = random.nextInt(4) > 0;
        int from = isRecent ? Math.max(0, items.size() - RECENT) : 0;
        return items.get(random.nextInt(from, items.size()));
    }
}
