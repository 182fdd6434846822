package com.cetoex.engine.model;

import com.cetoex.reference.Command;
import com.cetoex.reference.Comparison;
import com.cetoex.reference.Fact;
import com.cetoex.reference.NaiveExchange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stream of commands on which engine and naive exchange disagree, or the engine fails.
 *
 * @param commands with their times
 * @param isRestored whether the engine is restored from a snapshot behind every command
 */
record Dispute(List<Step> commands, boolean isRestored) {
    /** A command and the time that the log gives it. */
    record Step(long timeMillis, Command command) {
        @Override
        public String toString() {
            return timeMillis + " " + command;
        }
    }

    /** Tells whether there is anything to dispute about. */
    boolean isOne() {
        NaiveExchange naive = new NaiveExchange();
        EngineVenue engine = new EngineVenue();
        Comparison ofNaive = new Comparison();
        Comparison ofEngine = new Comparison();
        for (Step step : commands) {
            try {
                List<Fact> told = engine.apply(step.timeMillis, step.command);
                List<Fact> expected = naive.apply(step.timeMillis, step.command);
                if (!ofEngine.of(told).equals(ofNaive.of(expected))) {
                    return true;
                }
                if (isRestored) {
                    engine = new EngineVenue(engine.snapshot(), engine);
                }
            } catch (RuntimeException | AssertionError failure) {
                return true;
            }
        }
        return !engine.snapshot().restingOrders().equals(naive.restingOrders());
    }

    /** The same dispute in as few commands as can be, one a line; it is to become a test. */
    String shortest() {
        if (!isOne()) {
            return "the stream alone does not show it: the moments of the restarts matter";
        }
        return Shrinking.shortest(commands, some -> new Dispute(some, isRestored).isOne()).stream()
                .map(Step::toString)
                .collect(Collectors.joining("\n"));
    }
}
