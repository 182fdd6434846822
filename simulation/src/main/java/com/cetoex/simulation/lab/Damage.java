package com.cetoex.simulation.lab;

import com.cetoex.client.CetoexException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * A stopped exchange with orders, snapshots and a log behind them, whose copies are damaged and
 * started: each must refuse to start, or serve exactly what the whole one serves.
 */
final class Damage {
    private static final int REFUSED = 1;
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final Trial trial;
    private final Subject whole;
    private final Subject damaged;
    private final List<String> expected;
    private final SortedMap<Path, Long> written;

    private Damage(Trial trial, Subject whole, Subject damaged, List<String> expected)
            throws IOException {
        this.trial = trial;
        this.whole = whole;
        this.damaged = damaged;
        this.expected = expected;
        written = FolderCopy.written(whole.data());
    }

    /** Makes a folder to damage: of an exchange that was killed, or ended in order. */
    static Damage prepare(Trial trial, boolean isKilled) throws IOException {
        String name = (isKilled ? "killed-" : "ended-") + trial.round();
        Subject whole = trial.subject(name).with("CETOEX_LOG_SNAPSHOT_INTERVAL", "1 second");
        Check check = trial.check(whole);
        if (!whole.restart(trial.findings())) {
            throw new LabStopped("no start");
        }
        whole.recoveries().clear();
        try (Load load = whole.load(trial.random().nextLong())) {
            Waiting.pause(Duration.ofMillis(2_600));
            load.stop();
        }
        check.round();
        List<String> expected = Digest.of(whole);
        if (isKilled) {
            whole.process().kill();
        } else {
            whole.stop(trial.findings());
        }
        Subject damaged = trial.subject(name + "-copy");
        return new Damage(trial, whole, damaged, expected);
    }

    /** What can be damaged, and the length of its written part. */
    SortedMap<Path, Long> written() {
        return written;
    }

    /** A fresh copy to damage. */
    Path copy() throws IOException {
        FolderCopy.copy(whole.data(), damaged.data());
        return damaged.data();
    }

    /** Starts the damaged copy and judges what it does. */
    void judge(String kind, String what) {
        Optional<Duration> time = damaged.start(new Findings());
        if (time.isPresent()) {
            judgeServed(kind, what);
        } else {
            judgeRefused(kind, what);
        }
        damaged.close();
    }

    private void judgeServed(String kind, String what) {
        Optional<String> difference;
        try {
            difference = Digest.difference(expected, Digest.of(damaged));
        } catch (CetoexException e) {
            String told = what + ": served, but not all: " + e.getMessage();
            trial.findings().add(Violation.Kind.OTHER, told);
            return;
        }
        if (difference.isPresent()) {
            trial.findings()
                    .add(
                            Violation.Kind.SILENT_CORRUPTION,
                            what + ": served another state: " + difference.get());
        } else {
            trial.count(kind + ": served whole", 1);
        }
    }

    private void judgeRefused(String kind, String what) {
        OptionalInt status = damaged.process().awaitEnd(END_LIMIT);
        if (status.isEmpty()) {
            trial.findings()
                    .add(Violation.Kind.ZOMBIE, what + ": neither served nor ended within 60 s");
        } else if (status.getAsInt() == REFUSED) {
            trial.count(kind + ": refused", 1);
        } else {
            trial.findings()
                    .add(
                            Violation.Kind.OTHER,
                            what
                                    + ": ended with status "
                                    + status.getAsInt()
                                    + ", "
                                    + damaged.lastWords());
        }
    }

    /** Whether the program's verify finds the damage. */
    void verify(String kind) throws IOException {
        if (trial.verify(damaged.data(), false)) {
            trial.count(kind + ": verify found it whole", 1);
        } else {
            trial.count(kind + ": verify found it", 1);
        }
    }

    /** The folders are of no more use. */
    void discard() throws IOException {
        Folders.delete(whole.data());
        Folders.delete(damaged.data());
    }
}
