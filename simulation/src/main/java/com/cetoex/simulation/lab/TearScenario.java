package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of a stopped exchange is cut at some length, or is gone. */
final class TearScenario implements Scenario {
    private static final int ROUNDS_OF_A_FOLDER = 20;

    @Override
    public void run(Trial trial) throws IOException {
        while (trial.goesOn()) {
            boolean isKilled = trial.round() / ROUNDS_OF_A_FOLDER % 2 == 0;
            Damage damage = Damage.prepare(trial, isKilled);
            int end = trial.round() + ROUNDS_OF_A_FOLDER;
            while (trial.goesOn() && trial.round() < end) {
                tear(trial, damage);
                trial.roundDone();
            }
            if (!trial.findings().any()) {
                damage.discard();
            }
        }
    }

    private static void tear(Trial trial, Damage damage) throws IOException {
        List<Path> files = List.copyOf(damage.written().keySet());
        Path copy = damage.copy();
        if (trial.round() % 2 == 0) {
            List<Path> recordings =
                    files.stream().filter(file -> file.toString().endsWith(".rec")).toList();
            Path file = recordings.get(trial.random().nextInt(recordings.size()));
            long length = trial.random().nextLong(damage.written().getOrDefault(file, 1L));
            FolderCopy.cut(copy.resolve(file), length);
            damage.judge(FolderCopy.kindOf(file) + " cut", file + " cut at " + length);
        } else {
            Path file = files.get(trial.random().nextInt(files.size()));
            Files.delete(copy.resolve(file));
            damage.judge(FolderCopy.kindOf(file) + " missing", file + " missing");
        }
    }
}
