package com.cetoex.simulation.lab;

import java.io.IOException;

/** SIGKILL at a random moment under load, and a start at once; snapshots are taken all the time. */
final class KillScenario implements Scenario {
    @Override
    public void run(Trial trial) throws IOException {
        Subject subject = trial.subject("kill").with("CETOEX_LOG_SNAPSHOT_INTERVAL", "1 second");
        Check check = trial.check(subject);
        boolean serves = subject.restart(trial.findings());
        subject.recoveries().clear();
        while (serves && trial.goesOn()) {
            try (Load load = subject.load(trial.random().nextLong())) {
                Waiting.pause(trial.moment(50, 1_200));
                subject.process().kill();
                load.stop();
            }
            trial.count("kills", 1);
            serves = subject.restart(trial.findings());
            if (serves) {
                check.round();
            }
            trial.roundDone();
        }
        trial.finish(subject, check);
    }
}
