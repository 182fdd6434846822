package com.cetoex.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The chapter on faults: whatever is lost, doubled, late or killed, and whenever, every client is
 * told the truth once, and nothing else is to be seen afterwards.
 *
 * <p>A failure names its seed; {@code ./cetoex simulate --from N --seeds 1} plays it alone.
 */
class SimulationTest {
    private static final long FIRST_SEED = Long.getLong("cetoex.firstSeed", 1);
    private static final int SEEDS = Integer.getInteger("cetoex.seeds", 3_000);
    private static final int SEEDS_TO_FIND_A_FAULT = 60;

    @Test
    void noSeedBreaksARule() throws InterruptedException {
        SeedRuns runs = new SeedRuns(FIRST_SEED, FIRST_SEED + SEEDS);
        Optional<SeedRun.Failure> failure =
                runs.run(Runtime.getRuntime().availableProcessors(), done -> {});
        failure.ifPresent(found -> fail("seed " + found.seed(), found.cause()));
        assertThat(runs.tally().seeds).isEqualTo(SEEDS);
    }

    @Test
    void seedsMeetEveryKindOfFault() {
        Tally tally = new Tally();
        for (long seed = 1; seed <= 100; seed++) {
            tally.add(SeedRun.play(seed));
        }
        assertThat(tally).usingRecursiveAssertion().allFieldsSatisfy(met -> !met.equals(0L));
    }

    @Test
    void theSameSeedIsTheSameRun() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(SeedRun.play(seed)).usingRecursiveComparison().isEqualTo(SeedRun.play(seed));
        }
    }

    @Test
    void theHistoryInSqlSurvivesTheSameFaults() {
        for (long seed = 1; seed <= 4; seed++) {
            Tally tally = SeedRun.play(seed * SeedRun.SQL_ONE_IN);
            assertThat(tally.historyCrashes).isNotNegative();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aFaultThatIsPutInIsFound(Sabotage sabotage) {
        for (long seed = 1; seed <= SEEDS_TO_FIND_A_FAULT; seed++) {
            try {
                new Simulation(seed, sabotage, null).run();
            } catch (RuntimeException found) {
                return;
            }
        }
        fail("expected %s to be found in %d seeds", sabotage, SEEDS_TO_FIND_A_FAULT);
    }
}
