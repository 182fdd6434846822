package com.cetoex.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name was probably meant to be. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The known name that differs least, if it differs in at most two letters, or a third of them.
     */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .filter(name -> distance(typed, name) <= Math.max(2, name.length() / 3));
    }

    /** A sentence with the nearest name, or with all of them when none is near. */
    public static String hint(String typed, Collection<String> known) {
        return nearest(typed, known)
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElseGet(() -> "Known are " + String.join(", ", known) + ".");
    }

    /** Letters to add, remove or change (Levenshtein), whatever the case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[row.length - 1];
    }
}
