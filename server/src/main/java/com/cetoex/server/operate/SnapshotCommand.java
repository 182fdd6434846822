package com.cetoex.server.operate;

import com.cetoex.node.SnapshotTaken;
import com.cetoex.server.control.ControlClient;
import com.cetoex.server.control.ControlFault;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cetoex snapshot}: asks the running exchange for a snapshot and waits for it. */
@Command(
        name = "snapshot",
        description = {
            "Asks the running exchange for a snapshot, and waits until it is finished.",
            "",
            "The next start loads it and applies only the log behind it. The exchange takes snapshots by itself, too.",
            ""
        },
        exitCodeList = {
            "0:the snapshot is finished",
            "1:no exchange runs on the folder, or it took none; a sentence says which",
            "2:the arguments were not understood"
        },
        footer = {"  ./cetoex snapshot --data data"})
public final class SnapshotCommand implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin DataOption data;

    @Override
    public Integer call() {
        try {
            Optional<ControlClient> exchange = ControlClient.connect(data.folder());
            if (exchange.isEmpty()) {
                spec.commandLine().getErr().println("No snapshot was taken: " + nobody());
                return 1;
            }
            try (ControlClient client = exchange.get()) {
                tell(client.snapshot());
            }
            return 0;
        } catch (ControlFault e) {
            spec.commandLine().getErr().println("No snapshot was taken: " + e.getMessage());
            return 1;
        }
    }

    private String nobody() {
        String why = data.whyNone();
        return why.isEmpty()
                ? "no exchange answers on "
                        + data.folder()
                        + ". A stopped one needs none: an end in order takes a snapshot."
                : why;
    }

    private void tell(SnapshotTaken snapshot) {
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "Snapshot at log position %,d, after event %,d: %,d bytes; commands waited for %d ms.%n",
                        snapshot.logPosition(),
                        snapshot.sequence(),
                        snapshot.bytes(),
                        snapshot.pauseMillis());
        spec.commandLine().getOut().flush();
    }
}
