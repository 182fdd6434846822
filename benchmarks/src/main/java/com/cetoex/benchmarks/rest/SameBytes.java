package com.cetoex.benchmarks.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The same bytes as another conversation would say, to a server that answers always alike. */
final class SameBytes implements Conversation {
    private static final int ANY_ORDER_ID = 1_234_567;

    private final byte[] place;
    private final byte[] cancel;
    private boolean isCancelNext;

    SameBytes(int investorId, String apiKey) {
        Conversation other = new PlaceAndCancel(investorId, apiKey);
        place = other.nextRequest();
        byte[] answer = ("\"order_id\":" + ANY_ORDER_ID + "}").getBytes(US_ASCII);
        other.onAnswer(answer, 0, answer.length);
        cancel = other.nextRequest();
    }

    @Override
    public byte[] nextRequest() {
        return isCancelNext ? cancel : place;
    }

    @Override
    public void onAnswer(byte[] bytes, int bodyOffset, int bodyLength) {
        isCancelNext = !isCancelNext;
    }
}
