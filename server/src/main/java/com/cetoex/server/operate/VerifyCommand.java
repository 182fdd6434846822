package com.cetoex.server.operate;

import com.cetoex.server.terminal.StepProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cetoex verify}: proves every byte of a data folder, or of a backup. */
@Command(
        name = "verify",
        description = {
            "Proves every byte of a data folder, or of a backup, that no exchange uses.",
            "",
            "Applies the whole log, compares the state with every snapshot on the way, and the events with those that are "
                    + "recorded. Of a backup every file is compared with its hash, too. Changes nothing.",
            ""
        },
        exitCodeList = {
            "0:all is whole",
            "1:it was not looked at: the folder is in use, missing, or no exchange's",
            "2:the arguments were not understood",
            "65:something is damaged; a line for each fault says what"
        },
        footer = {
            "  ./cetoex verify --data data",
            "  ./cetoex verify --data /backup/monday",
            "",
            "To prove a running exchange, make a backup and verify that."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin DataOption data;

    @Override
    public Integer call() {
        String why = data.whyNone();
        if (!why.isEmpty()) {
            spec.commandLine().getErr().println("Nothing was verified: " + why);
            return 1;
        }
        try (StepProgress progress = new StepProgress(spec.commandLine().getOut())) {
            return new VerifiedFolder(data.folder(), spec).report(progress);
        }
    }
}
