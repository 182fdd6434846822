package com.cetoex.simulation.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * From some moment on the disk answers EIO to writes or to fsync. Of log and events: the process
 * ends with 74 at once and tries nothing again. Of the history: trading goes on, and the history
 * catches up when the disk works again.
 */
final class IoErrorScenario implements Scenario {
    private static final int STORAGE_FAILED = 74;
    private static final int CALLS = 400;

    /** Other threads may be in a call of their own while the process ends. */
    private static final int CALLS_WHILE_ENDING = 24;

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Override
    public void run(Trial trial) throws IOException {
        Shim shim = Shim.compile(trial.folder());
        if (shim == null) {
            trial.skip("there is no gcc here to compile the shim with");
            return;
        }
        Subject subject =
                trial.subject("io-error").with("CETOEX_LOG_SNAPSHOT_INTERVAL", "2 seconds");
        shim.stand(subject);
        Check check = trial.check(subject);
        boolean serves = subject.restart(trial.findings());
        subject.recoveries().clear();
        while (serves && trial.goesOn()) {
            int kind = trial.random().nextBoolean() ? Shim.WRITES : Shim.SYNCS;
            try (Load load = subject.load(trial.random().nextLong())) {
                Waiting.pause(trial.moment(50, 300));
                if (trial.round() % 3 == 2) {
                    failHistory(trial, subject, shim, kind);
                } else {
                    failLog(trial, subject, shim, kind);
                }
                load.stop();
            }
            serves = subject.process().isAlive() || subject.restart(trial.findings());
            if (serves) {
                check.round();
            }
            trial.roundDone();
        }
        trial.finish(subject, check);
    }

    private static void failLog(Trial trial, Subject subject, Shim shim, int kind) {
        shim.fail(kind, Shim.LOG, trial.random().nextInt(CALLS));
        OptionalInt status = subject.process().awaitEnd(LIMIT);
        long endedNanos = System.nanoTime();
        String what = kind == Shim.WRITES ? "write" : "fsync";
        if (status.isEmpty()) {
            trial.findings()
                    .expect(
                            shim.failed() == 0,
                            Violation.Kind.ZOMBIE,
                            "alive 15 s after a failed " + what);
            subject.process().kill();
        } else {
            trial.findings()
                    .expect(
                            status.getAsInt() == STORAGE_FAILED,
                            Violation.Kind.OTHER,
                            "after a failed "
                                    + what
                                    + ": expected status 74, was "
                                    + status.getAsInt());
            trial.findings()
                    .expect(
                            shim.failed() <= CALLS_WHILE_ENDING,
                            Violation.Kind.OTHER,
                            "a failed " + what + " was tried again, " + shim.failed() + " times");
            trial.countMost(
                    "most milliseconds from the error to the end",
                    (endedNanos - shim.firstFailedNanos()) / 1_000_000);
            trial.countMost("most failed calls of a round", shim.failed());
            trial.count("log: a " + what + " failed", 1);
        }
        shim.reset();
    }

    private static void failHistory(Trial trial, Subject subject, Shim shim, int kind) {
        shim.fail(kind, Shim.HISTORY, 0);
        boolean hasFailed = Waiting.until(Duration.ofSeconds(5), () -> shim.failed() > 0);
        long before = subject.journal().acknowledged();
        boolean goesOn = Waiting.until(LIMIT, () -> subject.journal().acknowledged() > before + 50);
        trial.findings()
                .expect(
                        goesOn && subject.process().isAlive(),
                        Violation.Kind.OTHER,
                        "trading stopped when the history's disk failed");
        shim.failNoMore();
        if (hasFailed) {
            trial.count("history: a " + (kind == Shim.WRITES ? "write" : "fsync") + " failed", 1);
        }
    }
}
