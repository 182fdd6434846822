package com.cetoex.simulation.lab;

import com.cetoex.simulation.lab.Violation.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Folders that a start must refuse: used by another one, used by two at once, a file, or one with a
 * log that is none.
 */
final class FolderScenario implements Scenario {
    private static final int REFUSED = 1;
    private static final int GARBAGE = 100_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Override
    public void run(Trial trial) throws IOException {
        while (trial.goesOn()) {
            Subject subject = trial.subject("folder-" + trial.round());
            Check check = trial.check(subject);
            twoAtOnce(trial, subject);
            if (subject.process().isAlive()) {
                second(trial, subject);
                try (Load load = subject.load(trial.random().nextLong())) {
                    Waiting.pause(trial.moment(100, 300));
                    second(trial, subject);
                    load.stop();
                }
                check.round();
                trial.finish(subject, check);
            }
            noFolder(trial, subject);
            garbage(trial, subject);
            trial.roundDone();
        }
    }

    private static void twoAtOnce(Trial trial, Subject subject) {
        ExchangeProcess other = start(subject, subject.data());
        boolean serves = subject.start(new Findings()).isPresent();
        if (!serves) {
            refused(trial, subject.process(), "one of two starts at once");
            other.kill();
            serves = subject.restart(trial.findings());
            subject.recoveries().clear();
        } else {
            refused(trial, other, "one of two starts at once");
        }
        trial.findings().expect(serves, Kind.OTHER, "none of two starts at once serves");
    }

    private static void second(Trial trial, Subject subject) {
        refused(trial, start(subject, subject.data()), "a second start on the same folder");
    }

    private static void noFolder(Trial trial, Subject subject) throws IOException {
        Path file = Files.writeString(trial.folder().resolve("file"), "no folder");
        refused(trial, start(subject, file), "a file instead of a folder");
        trial.findings()
                .expect(
                        Files.readString(file).equals("no folder"),
                        Kind.OTHER,
                        "it changed a file that is not its own");
    }

    private static void garbage(Trial trial, Subject subject) throws IOException {
        Path folder = trial.folder().resolve("garbage-" + trial.round());
        byte[] bytes = new byte[GARBAGE];
        for (String name : List.of("archive/archive.catalog", "cluster/recording.log")) {
            trial.random().nextBytes(bytes);
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), bytes);
        }
        refused(trial, start(subject, folder), "a folder of garbage");
    }

    private static ExchangeProcess start(Subject subject, Path data) {
        return ExchangeProcess.run(
                subject.product()
                        .words(
                                List.of(),
                                List.of(
                                        "start",
                                        "--data",
                                        data.toString(),
                                        "--port",
                                        Integer.toString(Ports.free()))),
                Map.of(),
                subject.output());
    }

    private static void refused(Trial trial, ExchangeProcess process, String what) {
        OptionalInt status = process.awaitEnd(LIMIT);
        if (status.isEmpty()) {
            process.kill();
        }
        trial.findings()
                .expect(
                        status.orElse(-1) == REFUSED,
                        Kind.OTHER,
                        what + ": expected status 1, was " + status);
        trial.count(what + ": refused", 1);
    }
}
