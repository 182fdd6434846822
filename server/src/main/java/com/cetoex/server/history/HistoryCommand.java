package com.cetoex.server.history;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cetoex history}: the commands about the SQL history. */
@Command(
        name = "history",
        description = "Looks after the SQL history of a stopped exchange.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = RebuildCommand.class,
        footer = "  ./cetoex history rebuild --data data")
public final class HistoryCommand implements Runnable {
    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: history rebuild.");
    }
}
