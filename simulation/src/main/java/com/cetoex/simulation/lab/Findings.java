package com.cetoex.simulation.lab;

import java.util.ArrayList;
import java.util.List;

/** The broken promises of one scenario, the first of them in words. */
final class Findings {
    private static final int TOLD = 30;

    private final List<Violation> violations = new ArrayList<>();

    void add(Violation.Kind kind, String text) {
        violations.add(new Violation(kind, text));
    }

    /** Adds a violation unless the condition holds. */
    void expect(boolean condition, Violation.Kind kind, String text) {
        if (!condition) {
            add(kind, text);
        }
    }

    boolean any() {
        return !violations.isEmpty();
    }

    long count(Violation.Kind kind) {
        return violations.stream().filter(violation -> violation.kind() == kind).count();
    }

    int count() {
        return violations.size();
    }

    /** The first ones. */
    List<Violation> told() {
        return violations.subList(0, Math.min(TOLD, violations.size()));
    }
}
