package com.cetoex.benchmarks.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** One investor who places an order that rests, cancels it, and begins again. */
final class PlaceAndCancel implements Conversation {
    private static final byte[] ORDER_ID_FIELD = "\"order_id\":".getBytes(US_ASCII);
    private static final int FIRST_PRICE = 44_000;

    private final String credentials;
    private final byte[] place;
    private long restingOrderId;

    PlaceAndCancel(int investorId, String apiKey) {
        credentials = "\"investor_id\":%d,\"api_key\":\"%s\"".formatted(investorId, apiKey);
        String order =
                "{%s,\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":0.01,\"price\":%d.50}"
                        .formatted(credentials, FIRST_PRICE + investorId);
        place = HttpRequest.post("/api/market-making/orders/place", order);
    }

    @Override
    public byte[] nextRequest() {
        return restingOrderId == 0
                ? place
                : HttpRequest.post(
                        "/api/market-making/orders/cancel",
                        "{%s,\"order_id\":%d}".formatted(credentials, restingOrderId));
    }

    @Override
    public void onAnswer(byte[] bytes, int bodyOffset, int bodyLength) {
        restingOrderId = restingOrderId == 0 ? orderId(bytes, bodyOffset, bodyLength) : 0;
    }

    private static long orderId(byte[] bytes, int offset, int length) {
        int field = indexOf(bytes, offset, offset + length);
        long id = 0;
        for (int i = field + ORDER_ID_FIELD.length; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            id = id * 10 + bytes[i] - '0';
        }
        return id;
    }

    private static int indexOf(byte[] bytes, int from, int to) {
        for (int i = from; i <= to - ORDER_ID_FIELD.length; i++) {
            int matched = 0;
            while (matched < ORDER_ID_FIELD.length
                    && bytes[i + matched] == ORDER_ID_FIELD[matched]) {
                matched++;
            }
            if (matched == ORDER_ID_FIELD.length) {
                return i;
            }
        }
        throw new IllegalStateException(
                "expected an order_id, was " + new String(bytes, from, to - from, US_ASCII));
    }
}
