package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The power is cut under load: what was not forced to the disk is gone. With {@code durability: os}
 * that must lose something, or this laboratory could not see a loss.
 */
final class PowerScenario implements Scenario {
    private static final long DISK_MEBIBYTES = 3_000;
    private static final int ROUNDS_TO_SEE_A_LOSS = 8;

    @Override
    public void run(Trial trial) throws IOException {
        if (!LoopDisk.isPossible(trial.folder())) {
            trial.skip(LoopDisk.WHY_NOT);
            return;
        }
        provokeLoss(trial);
        if (!trial.findings().any()) {
            cutTruly(trial);
        }
    }

    private static void cutTruly(Trial trial) throws IOException {
        LoopDisk disk = disk(trial, "disk");
        Subject subject = subject(trial, disk, "disk");
        Check check = trial.check(subject);
        boolean serves = subject.restart(trial.findings());
        subject.recoveries().clear();
        while (serves && trial.goesOn()) {
            cut(trial, subject, disk);
            trial.count("power cuts", 1);
            serves = subject.restart(trial.findings());
            if (serves) {
                check.round();
            }
            trial.roundDone();
        }
        trial.finish(subject, check);
        subject.close();
        disk.close();
    }

    /** The same with an exchange that does not force its log must break a promise. */
    private static void provokeLoss(Trial trial) throws IOException {
        LoopDisk disk = disk(trial, "os");
        Subject subject = subject(trial, disk, "os").with("CETOEX_LOG_DURABILITY", "os");
        Findings losses = new Findings();
        Check check = new Check(subject, losses, trial.seed());
        boolean serves = subject.restart(trial.findings());
        for (int i = 0; serves && !losses.any() && i < ROUNDS_TO_SEE_A_LOSS; i++) {
            // The folder itself is there for good: what is lost is what was acknowledged since.
            Machine.run("sync", "-f", disk.mountPoint().toString());
            cut(trial, subject, disk);
            trial.count("power cuts with durability os", 1);
            serves = subject.restart(losses);
            if (serves) {
                check.round();
            }
        }
        subject.close();
        disk.close();
        trial.forget(subject);
        losses.told().stream()
                .limit(2)
                .forEach(loss -> System.out.println("  as it must, durability os broke: " + loss));
        for (Violation.Kind kind : Violation.Kind.values()) {
            if (losses.count(kind) > 0) {
                trial.count("seen with durability os: " + kind, losses.count(kind));
            }
        }
        trial.findings()
                .expect(
                        losses.any(),
                        Violation.Kind.OTHER,
                        "with durability os nothing was lost: this laboratory sees no losses");
    }

    private static void cut(Trial trial, Subject subject, LoopDisk disk) throws IOException {
        try (Load load = subject.load(trial.random().nextLong())) {
            Waiting.pause(trial.moment(50, 1_500));
            disk.cutPower();
            subject.process().kill();
            load.stop();
        }
        disk.remount();
    }

    private static LoopDisk disk(Trial trial, String name) throws IOException {
        return trial.cleanup().own(LoopDisk.make(trial.folder().resolve(name), DISK_MEBIBYTES));
    }

    private static Subject subject(Trial trial, LoopDisk disk, String name) {
        Path data = disk.mountPoint().resolve("data");
        return trial.subject(name, data, LabBootstrap.USUAL)
                .with("CETOEX_LOG_SNAPSHOT_INTERVAL", "2 seconds");
    }
}
