package com.cetoex.server.onehistory;

import com.cetoex.engine.model.Command;
import com.cetoex.engine.model.Command.CancelItem;
import com.cetoex.engine.model.Command.OrderItem;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One investor at work over HTTP, one request at a time: orders that meet those of others, bulks,
 * resends, cancels and reads of the book; and a record of when each was called, when it returned,
 * and what was told. One thread.
 */
final class WatchedClient {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int MIDDLE_TICKS = 1_000;
    private static final int RANGE_TICKS = 10;
    private static final int MAX_LOTS = 400;
    private static final int MAX_BULK = 6;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final HttpClient http;
    private final URI address;
    private final long investorId;
    private final SplittableRandom random;
    private final List<Asked> asked = new ArrayList<>();
    private final List<BookRead> bookReads = new ArrayList<>();
    private final List<Long> orderIds = new ArrayList<>();
    private final List<OrderItem> sent = new ArrayList<>();
    private int serial;

    WatchedClient(HttpClient http, URI address, long investorId, long seed) {
        this.http = http;
        this.address = address;
        this.investorId = investorId;
        random = new SplittableRandom(seed);
    }

    static String keyOf(long investorId) {
        return "key-of-" + investorId;
    }

    List<Asked> asked() {
        return asked;
    }

    List<BookRead> bookReads() {
        return bookReads;
    }

    void work(int requests) {
        for (int i = 0; i < requests; i++) {
            act(random.nextInt(100));
        }
    }

    private void act(int dice) {
        if (dice < 12) {
            readBook();
        } else if (dice < 20 && !orderIds.isEmpty()) {
            long orderId = orderIds.get(random.nextInt(orderIds.size()));
            ask(
                    "/orders/cancel",
                    "\"order_id\":" + orderId,
                    new Command.CancelOrder(investorId, orderId, ""));
        } else if (dice < 27 && !sent.isEmpty()) {
            String id = sent.get(random.nextInt(sent.size())).clientOrderId();
            ask(
                    "/orders/cancel",
                    "\"client_order_id\":\"" + id + "\"",
                    new Command.CancelOrder(investorId, 0, id));
        } else if (dice < 33 && !orderIds.isEmpty()) {
            cancelAll();
        } else if (dice < 40 && !sent.isEmpty()) {
            place(sent.get(random.nextInt(sent.size())));
        } else if (dice < 52) {
            placeAll();
        } else {
            place(draw(0));
        }
    }

    private OrderItem draw(int index) {
        boolean isMarket = random.nextInt(8) == 0;
        OrderItem order =
                new OrderItem(
                        index,
                        0,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        isMarket ? OrderType.MARKET : OrderType.LIMIT,
                        isMarket ? 0 : MIDDLE_TICKS + random.nextInt(-RANGE_TICKS, RANGE_TICKS + 1),
                        random.nextInt(1, MAX_LOTS),
                        RefusalReason.NONE,
                        "id-" + serial++);
        if (index == 0) {
            sent.add(order);
        }
        return order;
    }

    private void place(OrderItem order) {
        ask("/orders/place", json(order), new Command.PlaceOrder(investorId, order));
    }

    private void placeAll() {
        List<OrderItem> orders = new ArrayList<>();
        int count = random.nextInt(1, MAX_BULK + 1);
        for (int i = 0; i < count; i++) {
            orders.add(draw(i));
        }
        String items =
                orders.stream()
                        .map(order -> "{" + json(order) + "}")
                        .collect(Collectors.joining(",", "\"orders\":[", "]"));
        ask("/orders/bulk/place", items, new Command.PlaceOrders(investorId, orders));
    }

    private void cancelAll() {
        List<CancelItem> items = new ArrayList<>();
        int count = random.nextInt(1, MAX_BULK + 1);
        for (int i = 0; i < count; i++) {
            items.add(new CancelItem(i, orderIds.get(random.nextInt(orderIds.size()))));
        }
        String ids =
                items.stream()
                        .map(item -> Long.toString(item.orderId()))
                        .collect(Collectors.joining(",", "\"order_ids\":[", "]"));
        ask("/orders/bulk/cancel", ids, new Command.CancelOrders(investorId, items));
    }

    private static String json(OrderItem order) {
        String price =
                order.orderType() == OrderType.LIMIT
                        ? ",\"price\":" + BigDecimal.valueOf(order.priceTicks(), 2)
                        : "";
        return "\"symbol\":\"BTC\",\"side\":\"%s\",\"type\":\"%s\",\"amount\":%s,\"client_order_id\":\"%s\"%s"
                .formatted(
                        order.side() == Side.BUY ? "buy" : "sell",
                        order.orderType() == OrderType.LIMIT ? "limit" : "market",
                        BigDecimal.valueOf(order.quantityLots(), 2),
                        order.clientOrderId(),
                        price);
    }

    private void readBook() {
        long callNanos = System.nanoTime();
        JsonNode data = post("/market/orderbook", "\"symbol\":\"BTC\",\"limit\":1000").data();
        bookReads.add(
                new BookRead(
                        callNanos,
                        System.nanoTime(),
                        data.required("sequence").asLong(),
                        Told.levels(data)));
    }

    /** What the exchange says of its balances, in the words of {@link Told#account}. */
    String account() {
        return Told.account(post("/account/info", "").data());
    }

    private void ask(String path, String members, Command command) {
        long callNanos = System.nanoTime();
        String told = told(path, members, command);
        asked.add(new Asked(investorId, command, callNanos, System.nanoTime(), told));
    }

    private String told(String path, String members, Command command) {
        Answer answer;
        try {
            answer = post(path, members);
        } catch (IllegalStateException e) {
            return Asked.UNKNOWN;
        }
        String error = answer.json.path("error").asString("");
        if (error.isEmpty()) {
            note(answer.data());
            return Told.ofAnswer(command, answer.data());
        }
        if (error.equals("OUTCOME_UNKNOWN")) {
            return Asked.UNKNOWN;
        }
        return answer.status == SERVICE_UNAVAILABLE ? Asked.NOT_SENT : Told.refused(error);
    }

    private void note(JsonNode data) {
        if (data.has("results")) {
            data.required("results").forEach(this::note);
        } else if (data.has("order_id")) {
            orderIds.add(data.required("order_id").asLong());
        }
    }

    /** An answer: its status and its JSON. */
    private record Answer(int status, JsonNode json) {
        JsonNode data() {
            return json.required("data");
        }
    }

    private Answer post(String path, String members) {
        String credentials =
                "\"investor_id\":%d,\"api_key\":\"%s\"".formatted(investorId, keyOf(investorId));
        String body = "{" + credentials + (members.isEmpty() ? "" : "," + members) + "}";
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/api/market-making" + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
