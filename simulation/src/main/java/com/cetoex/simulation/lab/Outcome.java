package com.cetoex.simulation.lab;

import com.cetoex.simulation.lab.Violation.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one scenario.
 *
 * @param scenario its name
 * @param description what was done to the exchange
 * @param rounds how often
 * @param seconds how long it took
 * @param skipped why it did not run, if it did not
 * @param counts figures of the scenario's own
 * @param orders what became of the orders that were sent
 * @param violations how many promises of each kind were broken
 * @param told the first of them in words
 * @param recoveries from the start of a process to its first answer
 */
record Outcome(
        String scenario,
        String description,
        int rounds,
        long seconds,
        Optional<String> skipped,
        Map<String, Long> counts,
        Orders orders,
        Map<Kind, Long> violations,
        List<String> told,
        Recoveries recoveries) {

    /**
     * The orders of a scenario.
     *
     * @param acknowledged answered with HTTP 200
     * @param cancelled cancels answered with HTTP 200
     * @param refused certainly not executed
     * @param unknown without an answer
     * @param unknownFound of these, executed
     * @param unknownAbsent of these, not executed
     */
    record Orders(
            long acknowledged,
            long cancelled,
            long refused,
            long unknown,
            long unknownFound,
            long unknownAbsent) {
        static Orders of(List<Journal> journals) {
            return new Orders(
                    journals.stream().mapToLong(Journal::acknowledged).sum(),
                    journals.stream().mapToLong(Journal::cancelled).sum(),
                    journals.stream().mapToLong(Journal::refused).sum(),
                    journals.stream().mapToLong(Journal::unknown).sum(),
                    journals.stream().mapToLong(Journal::unknownFound).sum(),
                    journals.stream().mapToLong(Journal::unknownAbsent).sum());
        }
    }

    /**
     * Times from the start of a process to its first answer.
     *
     * @param starts how many
     * @param medianMillis half of them were faster
     * @param longestMillis the slowest one
     */
    record Recoveries(int starts, long medianMillis, long longestMillis) {
        static Recoveries of(List<Duration> times) {
            List<Duration> sorted = times.stream().sorted().toList();
            return sorted.isEmpty()
                    ? new Recoveries(0, 0, 0)
                    : new Recoveries(
                            sorted.size(),
                            sorted.get(sorted.size() / 2).toMillis(),
                            sorted.getLast().toMillis());
        }
    }

    static Outcome of(Trial trial, long seconds) {
        Map<Kind, Long> violations = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            violations.put(kind, trial.findings().count(kind));
        }
        return new Outcome(
                trial.plan().text(),
                trial.plan().description(),
                trial.round(),
                seconds,
                Optional.ofNullable(trial.skipped()),
                trial.counts(),
                Orders.of(trial.journals()),
                violations,
                trial.findings().told().stream()
                        .map(violation -> violation.kind() + ": " + violation.text())
                        .toList(),
                Recoveries.of(trial.recoveries()));
    }

    boolean isClean() {
        return violations.values().stream().allMatch(count -> count == 0);
    }
}
