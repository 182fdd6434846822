package com.cetoex.benchmarks.rest;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An investor of the benchmarks: the requests it can make, and the orders it has resting. */
public final class Investor {
    /** The most that one request may place (contract). */
    public static final int BULK_ORDERS = 20;

    /** The most that one request may cancel (contract). */
    static final int BULK_CANCELS = 50;

    static final String PLACE = "/api/market-making/orders/place";
    static final String CANCEL = "/api/market-making/orders/cancel";
    static final String BULK_PLACE = "/api/market-making/orders/bulk/place";
    static final String BULK_CANCEL = "/api/market-making/orders/bulk/cancel";
    static final String ORDER_BOOK = "/api/market-making/market/orderbook";
    static final String OPEN_ORDERS = "/api/market-making/orders/open";

    private static final String API_KEY = "benchmark-key-of-one-investor";
    private static final int HIGHEST_BULK_PRICE = 43_000;
    private static final int LOWEST_ASK = 60_000;
    private static final int FIRST_PRICE = 44_000;

    private final int id;
    private final String credentials;
    private long[] resting = new long[1024];
    private int restingCount;

    /** The investor of an id, as {@link Bootstrap} registers it. */
    public Investor(int id) {
        this.id = id;
        credentials = "\"investor_id\":%d,\"api_key\":\"%s\"".formatted(id, API_KEY);
    }

    /** Its entry in a bootstrap file; without limits: what is measured is not the brakes. */
    String bootstrapEntry() {
        return """
        {"investor_id":%d,"api_key":"%s","balances":{"USDT":"1000000000000","BTC":"1000000"},\
        "limits":{"standard_per_minute":null,"bulk_per_minute":null,"max_open_orders":1000000}}"""
                .formatted(id, API_KEY);
    }

    byte[] place() {
        return post(PLACE, order("buy", FIRST_PRICE + id + ".50"));
    }

    byte[] cancel(long orderId) {
        return post(CANCEL, "\"order_id\":" + orderId);
    }

    byte[] bookRead() {
        return post(ORDER_BOOK, "\"symbol\":\"BTC\",\"limit\":20");
    }

    byte[] openOrders() {
        return post(OPEN_ORDERS, "\"symbol\":\"BTC\"");
    }

    /** Buys at as many prices, next to each other. */
    byte[] bulkPlace() {
        return bulkPlace("buy", HIGHEST_BULK_PRICE - (id * BULK_ORDERS), -1);
    }

    /** Sells above everything else in the book. */
    public byte[] bulkAsks(int level) {
        return bulkPlace("sell", LOWEST_ASK + level, 1);
    }

    private byte[] bulkPlace(String side, int firstPrice, int step) {
        String orders =
                IntStream.range(0, BULK_ORDERS)
                        .mapToObj(i -> "{" + order(side, (firstPrice + step * i) + ".25") + "}")
                        .collect(Collectors.joining(","));
        return post(BULK_PLACE, "\"orders\":[" + orders + "]");
    }

    byte[] bulkCancel(long[] orderIds) {
        String ids =
                Arrays.stream(orderIds).mapToObj(Long::toString).collect(Collectors.joining(","));
        return post(BULK_CANCEL, "\"order_ids\":[" + ids + "]");
    }

    private static String order(String side, String price) {
        return "\"symbol\":\"BTC\",\"side\":\"%s\",\"type\":\"limit\",\"amount\":0.01,\"price\":%s"
                .formatted(side, price);
    }

    private byte[] post(String path, String members) {
        return HttpRequest.post(path, "{" + credentials + "," + members + "}");
    }

    /** Remembers that an order rests. */
    void rests(long orderId) {
        if (restingCount == resting.length) {
            resting = Arrays.copyOf(resting, 2 * restingCount);
        }
        resting[restingCount++] = orderId;
    }

    int restingCount() {
        return restingCount;
    }

    /** Forgets resting orders, and tells which. */
    long[] takeResting(int atMost) {
        int count = Math.min(atMost, restingCount);
        restingCount -= count;
        return Arrays.copyOfRange(resting, restingCount, restingCount + count);
    }
}
