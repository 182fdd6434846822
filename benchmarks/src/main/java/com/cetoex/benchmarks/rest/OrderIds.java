package com.cetoex.benchmarks.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.function.LongConsumer;

/** Finds the order ids in an answer, as a lean client would: by their name. */
final class OrderIds {
    private static final byte[] FIELD = "\"order_id\":".getBytes(US_ASCII);

    private OrderIds() {}

    /**
     * Tells every order id.
     *
     * @throws IllegalStateException when there are fewer than expected
     */
    static void read(byte[] bytes, int offset, int length, int expected, LongConsumer ids) {
        int end = offset + length;
        int found = 0;
        for (int i = offset; i <= end - FIELD.length && found < expected; i++) {
            if (isField(bytes, i)) {
                ids.accept(number(bytes, i + FIELD.length));
                found++;
            }
        }
        if (found < expected) {
            throw new IllegalStateException(
                    "expected %d order ids, was %s"
                            .formatted(expected, new String(bytes, offset, length, US_ASCII)));
        }
    }

    private static boolean isField(byte[] bytes, int at) {
        for (int i = 0; i < FIELD.length; i++) {
            if (bytes[at + i] != FIELD[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = at; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
