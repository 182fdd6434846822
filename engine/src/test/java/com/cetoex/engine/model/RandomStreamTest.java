package com.cetoex.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.reference.Command;
import com.cetoex.reference.Comparison;
import com.cetoex.reference.Fact;
import com.cetoex.reference.NaiveExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * The engine against the naive exchange on seeded streams: every event, balance, level and book.
 *
 * <p>A failure names its seed and the shortest script that shows it; {@code -Dcetoex.firstSeed=N
 * -Dcetoex.seeds=1} plays it alone, and a larger number of seeds plays on.
 */
class RandomStreamTest {
    private static final long FIRST_SEED = Long.getLong("cetoex.firstSeed", 1);
    private static final int SEEDS = Integer.getInteger("cetoex.seeds", 300);
    private static final int COMMANDS = 500;

    @Test
    void theEngineTellsWhatTheNaiveExchangeTells() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            new Run(seed, false).play();
        }
    }

    @Test
    void anEngineRestoredFromASnapshotGoesOnAsIfNothingHadHappened() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS / 4; seed++) {
            new Run(seed, true).play();
        }
    }

    /** One stream on both exchanges, restarted at random moments or not. */
    private static final class Run {
        private static final int RESTART_ONE_IN = 60;
        private static final int BOOKS_EVERY = 25;

        private final long seed;
        private final boolean isRestarted;
        private final RandomGenerator random;
        private final CommandStream stream;
        private final NaiveExchange naive = new NaiveExchange();
        private final Comparison ofNaive = new Comparison();
        private final Comparison ofEngine = new Comparison();
        private EngineVenue engine = new EngineVenue();
        private final List<Dispute.Step> steps = new ArrayList<>();
        private int played;

        Run(long seed, boolean isRestarted) {
            this.seed = seed;
            this.isRestarted = isRestarted;
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
            stream = new CommandStream(seed);
        }

        void play() {
            try {
                playAll();
            } catch (AssertionError failure) {
                throw new AssertionError(
                        failure.getMessage()
                                + "\nThe shortest script that shows it:\n"
                                + new Dispute(steps, isRestarted).shortest(),
                        failure);
            }
        }

        private void playAll() {
            EngineVenue neverRestarted = engine;
            for (played = 0; played < COMMANDS; played++) {
                Command command = stream.next();
                steps.add(new Dispute.Step(stream.timeMillis(), command));
                apply(command, neverRestarted);
                if (isRestarted && random.nextInt(RESTART_ONE_IN) == 0) {
                    engine = new EngineVenue(engine.snapshot(), engine);
                }
                if (played % BOOKS_EVERY == 0) {
                    assertThat(engine.snapshot().restingOrders())
                            .as("books of seed %d after command %d", seed, played)
                            .isEqualTo(naive.restingOrders());
                }
            }
            assertThat(engine.snapshot().stateHash())
                    .as("state of seed %d", seed)
                    .isEqualTo(neverRestarted.snapshot().stateHash());
        }

        private void apply(Command command, EngineVenue neverRestarted) {
            List<Fact> told = told(command);
            List<Fact> expected = ofNaive.of(naive.apply(stream.timeMillis(), command));
            if (!ofEngine.of(told).equals(expected)) {
                assertThat(told)
                        .as("seed %d, command %d: %s", seed, played, command)
                        .isEqualTo(expected);
            }
            if (engine != neverRestarted) {
                assertThat(neverRestarted.apply(stream.timeMillis(), command))
                        .as("seed %d, command %d: %s", seed, played, command)
                        .isEqualTo(told);
            }
        }

        private List<Fact> told(Command command) {
            try {
                return engine.apply(stream.timeMillis(), command);
            } catch (RuntimeException failure) {
                throw new AssertionError(
                        "seed %d, command %d: %s".formatted(seed, played, command), failure);
            }
        }
    }
}
