package com.cetoex.simulation.lab;

import java.io.IOException;
import java.time.Duration;

/**
 * Killed at the n-th call that changes a file: under load with snapshots, in the midst of a start,
 * or of an end in order. A write is left half done.
 */
final class CallScenario implements Scenario {
    private static final int CALLS_UNDER_LOAD = 2_500;
    private static final int CALLS_OF_AN_END = 60;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Override
    public void run(Trial trial) throws IOException {
        Shim shim = Shim.compile(trial.folder());
        if (shim == null) {
            trial.skip("there is no gcc here to compile the shim with");
            return;
        }
        Subject subject = trial.subject("call").with("CETOEX_LOG_SNAPSHOT_INTERVAL", "1 second");
        shim.stand(subject);
        Check check = trial.check(subject);
        boolean serves = subject.restart(trial.findings());
        subject.recoveries().clear();
        long callsOfAStart = shim.calls();
        while (serves && trial.goesOn()) {
            switch (trial.random().nextInt(4)) {
                case 0 -> inAStart(trial, subject, shim, callsOfAStart);
                case 1 -> inAnEnd(trial, subject, shim);
                default -> underLoad(trial, subject, shim);
            }
            shim.reset();
            serves = subject.restart(trial.findings());
            callsOfAStart = Math.max(50, shim.calls());
            if (serves) {
                check.round();
            }
            trial.roundDone();
        }
        trial.finish(subject, check);
    }

    private static void underLoad(Trial trial, Subject subject, Shim shim) {
        try (Load load = subject.load(trial.random().nextLong())) {
            Waiting.pause(trial.moment(20, 300));
            shim.killAt(shim.calls() + trial.random().nextLong(1, CALLS_UNDER_LOAD));
            awaitDeath(trial, subject, "kills under load");
            load.stop();
        }
    }

    private static void inAStart(Trial trial, Subject subject, Shim shim, long callsOfAStart) {
        subject.process().kill();
        shim.reset();
        shim.killAt(trial.random().nextLong(1, callsOfAStart + 1));
        subject.launch();
        awaitDeath(trial, subject, "kills in a start");
    }

    private static void inAnEnd(Trial trial, Subject subject, Shim shim) {
        try (Load load = subject.load(trial.random().nextLong())) {
            Waiting.pause(trial.moment(100, 400));
            shim.killAt(shim.calls() + trial.random().nextLong(1, CALLS_OF_AN_END));
            subject.process().terminate();
            awaitDeath(trial, subject, "kills in an end");
            load.stop();
        }
    }

    /** It may have made fewer calls than expected: then it is killed by hand. */
    private static void awaitDeath(Trial trial, Subject subject, String what) {
        if (subject.process().awaitEnd(LIMIT).isEmpty()) {
            subject.process().kill();
        }
        trial.count(what, 1);
    }
}
