package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** One bit of one byte of a stopped exchange's files is turned. */
final class FlipScenario implements Scenario {
    private static final int ROUNDS_OF_A_FOLDER = 50;
    private static final int ROUNDS_OF_A_VERIFY = 8;

    @Override
    public void run(Trial trial) throws IOException {
        while (trial.goesOn()) {
            boolean isKilled = trial.round() / ROUNDS_OF_A_FOLDER % 2 == 0;
            Damage damage = Damage.prepare(trial, isKilled);
            int end = trial.round() + ROUNDS_OF_A_FOLDER;
            while (trial.goesOn() && trial.round() < end) {
                flip(trial, damage);
                trial.roundDone();
            }
            if (!trial.findings().any()) {
                damage.discard();
            }
        }
    }

    private static void flip(Trial trial, Damage damage) throws IOException {
        SortedMap<Path, Long> written = damage.written();
        List<String> kinds =
                written.keySet().stream().map(FolderCopy::kindOf).distinct().sorted().toList();
        String kind = kinds.get(trial.random().nextInt(kinds.size()));
        List<Path> files =
                written.keySet().stream()
                        .filter(file -> FolderCopy.kindOf(file).equals(kind))
                        .toList();
        Path file = files.get(trial.random().nextInt(files.size()));
        Path copy = damage.copy();
        long offset = trial.random().nextLong(written.getOrDefault(file, 1L));
        int bit = trial.random().nextInt(Byte.SIZE);
        FolderCopy.flip(copy.resolve(file), offset, bit);
        if (trial.round() % ROUNDS_OF_A_VERIFY == 0) {
            damage.verify(kind);
        }
        damage.judge(kind, "bit " + bit + " of byte " + offset + " of " + file);
    }
}
