package com.cetoex.server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line: explains the commands, and does nothing by itself. */
@Command(
        name = "cetoex",
        description = "A spot exchange for professional market makers.",
        mixinStandardHelpOptions = true,
        version = "cetoex 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND")
final class CetoexCommand implements Runnable {
    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
