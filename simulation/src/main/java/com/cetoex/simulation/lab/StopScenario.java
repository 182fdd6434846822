package com.cetoex.simulation.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The process stands still for a while under load, as when a machine is paused. Then it makes
 * progress within 30 s, or ends with a status of its own.
 */
final class StopScenario implements Scenario {
    private static final int[] SECONDS = {1, 4, 12, 60, 1, 4, 12, 4, 12, 60};
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(6);
    private static final int LEAST_STATUS = 70;

    @Override
    public void run(Trial trial) throws IOException {
        Subject subject = trial.subject("stop");
        Check check = trial.check(subject);
        boolean serves = subject.restart(trial.findings());
        subject.recoveries().clear();
        while (serves && trial.goesOn()) {
            int seconds = SECONDS[trial.round() % SECONDS.length];
            try (Load load = subject.load(trial.random().nextLong(), CLIENT_TIMEOUT)) {
                Waiting.pause(trial.moment(100, 600));
                stand(subject, seconds);
                judge(trial, subject);
                Waiting.pause(Duration.ofMillis(300));
                load.stop();
            }
            trial.count("stops of " + seconds + " s", 1);
            serves = subject.process().isAlive() || subject.restart(trial.findings());
            if (serves) {
                check.round();
            }
            trial.roundDone();
        }
        trial.finish(subject, check);
    }

    private static void stand(Subject subject, int seconds) {
        long pid = subject.process().pid();
        NativeCalls.signal(pid, NativeCalls.SIGSTOP);
        Waiting.pause(Duration.ofSeconds(seconds));
        NativeCalls.signal(pid, NativeCalls.SIGCONT);
    }

    private static void judge(Trial trial, Subject subject) {
        long before = subject.journal().acknowledged();
        long beganNanos = System.nanoTime();
        boolean isJudged =
                Waiting.until(
                        LIMIT,
                        () ->
                                subject.journal().acknowledged() > before + 5
                                        || !subject.process().isAlive());
        trial.findings().expect(isJudged, Violation.Kind.ZOMBIE, "no progress 30 s after a stop");
        OptionalInt status = subject.process().awaitEnd(Duration.ZERO);
        if (status.isPresent()) {
            trial.count("ended with " + status.getAsInt() + " after a stop", 1);
            trial.findings()
                    .expect(
                            status.getAsInt() >= LEAST_STATUS && status.getAsInt() < 128,
                            Violation.Kind.OTHER,
                            "after a stop it ended with status " + status.getAsInt());
        } else {
            trial.count("went on after a stop", 1);
            trial.countMost(
                    "most milliseconds from the stop's end to progress",
                    (System.nanoTime() - beganNanos) / 1_000_000);
        }
    }
}
