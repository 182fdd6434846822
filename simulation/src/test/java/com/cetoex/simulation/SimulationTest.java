package com.cetoex.simulation;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chapter on faults: whatever is killed, and whenever, nothing of it is to be seen afterwards.
 *
 * <p>A failure names its seed; {@code -Dcetoex.firstSeed=N -Dcetoex.seeds=1} plays it alone.
 */
class SimulationTest {
    private static final long FIRST_SEED = Long.getLong("cetoex.firstSeed", 1);
    private static final int SEEDS = Integer.getInteger("cetoex.seeds", 6);
    private static final int COMMANDS = 600;

    @TempDir Path folder;

    @Test
    void afterFaultsStateViewsAndHistoryAreAsWithoutThem() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            new Simulation(seed, folder).run(COMMANDS);
        }
    }
}
