package com.cetoex.engine.rulebook;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The words of one line of a script, taken from the left. */
final class Words {
    /** A basis point in 1e-8 of the notional. */
    private static final BigDecimal RATE_OF_BASIS_POINT = BigDecimal.valueOf(10_000);

    private final Deque<String> words;

    Words(String line) {
        words = new ArrayDeque<>(Arrays.asList(line.strip().split("\\s+", -1)));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    String next() {
        return words.removeFirst();
    }

    long number() {
        return Long.parseLong(next());
    }

    /** An order id, written behind a percent sign. */
    long orderId() {
        return Long.parseLong(next().substring(1));
    }

    /** A fee rate, written in basis points. */
    int rate() {
        return new BigDecimal(next()).multiply(RATE_OF_BASIS_POINT).intValueExact();
    }

    boolean peekIs(String word) {
        return word.equals(words.peekFirst());
    }

    String peek() {
        return words.getFirst();
    }

    /** Takes the word when it comes next. */
    boolean takes(String word) {
        boolean isNext = peekIs(word);
        if (isNext) {
            words.removeFirst();
        }
        return isNext;
    }
}
