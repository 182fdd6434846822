package com.cetoex.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One seed from its beginning to its end; of some the history is kept in SQL. Any thread. */
final class SeedRun {
    /** A file of SQLite takes as long as a hundred runs in memory. */
    static final int SQL_ONE_IN = 1_000;

    private SeedRun() {}

    /** A rule that did not hold. */
    record Failure(long seed, Throwable cause) {}

    /** Plays a seed as it always plays. */
    static Tally play(long seed) {
        return play(seed, Sabotage.NONE);
    }

    static Tally play(long seed, Sabotage sabotage) {
        return seed % SQL_ONE_IN == 0
                ? playWithSql(seed, sabotage)
                : new Simulation(seed, sabotage, null).run();
    }

    private static Tally playWithSql(long seed, Sabotage sabotage) {
        try {
            Path folder = Files.createTempDirectory("cetoex-simulation-");
            try {
                return new Simulation(seed, sabotage, folder).run();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a history", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
