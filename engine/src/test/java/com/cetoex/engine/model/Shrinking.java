package com.cetoex.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failure short: leaves out what it does not need, in ever smaller pieces. */
final class Shrinking {
    private Shrinking() {}

    /**
     * A list that still fails, and of which no single item can be left out.
     *
     * @param fails tells whether a list fails; the given items do
     */
    static <T> List<T> shortest(List<T> items, Predicate<List<T>> fails) {
        List<T> shortest = List.copyOf(items);
        int piece = Math.max(1, shortest.size() / 2);
        while (true) {
            int before = shortest.size();
            shortest = withoutPieces(shortest, piece, fails);
            if (piece == 1 && shortest.size() == before) {
                return shortest;
            }
            piece = Math.max(1, piece / 2);
        }
    }

    /** From the end on, for what is last hangs on what is before. */
    private static <T> List<T> withoutPieces(List<T> items, int piece, Predicate<List<T>> fails) {
        List<T> shortest = items;
        for (int end = items.size(); end > 0; end -= piece) {
            List<T> shorter = new ArrayList<>(shortest);
            shorter.subList(Math.max(0, end - piece), end).clear();
            if (fails.test(shorter)) {
                shortest = shorter;
            }
        }
        return shortest;
    }
}
