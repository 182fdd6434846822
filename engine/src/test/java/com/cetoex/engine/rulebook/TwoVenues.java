package com.cetoex.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.engine.model.EngineVenue;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.reference.Command;
import com.cetoex.reference.Comparison;
import com.cetoex.reference.Fact;
import com.cetoex.reference.NaiveExchange;
import java.util.List;

/** The engine and the naive exchange side by side, given commands one by one. */
final class TwoVenues {
    private static final long TIME_MILLIS = 1_700_000_000_000L;

    private final EngineVenue engine = new EngineVenue();
    private final NaiveExchange naive = new NaiveExchange();
    private final Comparison ofEngine = new Comparison();
    private final Comparison ofNaive = new Comparison();

    /** Applies commands that must pass. */
    TwoVenues after(Command... commands) {
        for (Command command : commands) {
            assertThat(apply(command))
                    .as(command.toString())
                    .noneMatch(Fact.OperatorCommandRefused.class::isInstance);
        }
        return this;
    }

    /** A command leads to exactly these facts, on both. */
    TwoVenues tells(Command command, Fact... facts) {
        assertThat(apply(command)).as(command.toString()).containsExactly(facts);
        return this;
    }

    /** A command of the operator is refused on both. */
    TwoVenues refuses(Command command, RefusalReason reason) {
        return tells(command, new Fact.OperatorCommandRefused(reason));
    }

    private List<Fact> apply(Command command) {
        List<Fact> told = ofEngine.of(engine.apply(TIME_MILLIS, command));
        assertThat(ofNaive.of(naive.apply(TIME_MILLIS, command)))
                .as("the naive exchange at %s", command)
                .isEqualTo(told);
        return told;
    }
}
