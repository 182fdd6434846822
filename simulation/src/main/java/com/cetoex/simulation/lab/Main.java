package com.cetoex.simulation.lab;

import picocli.CommandLine;

/** The entry point of {@code ./cetoex lab}. */
public final class Main {
    private Main() {}

    /** Runs the laboratory; 0 says that no promise was broken. */
    public static void main(String[] args) {
        // The database's driver brings a logging library; nothing here logs.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        CommandLine commandLine =
                new CommandLine(new LabCommand())
                        .setUsageHelpAutoWidth(true)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(
                                (e, command, parsed) -> {
                                    if (e instanceof LabStopped) {
                                        command.getErr().println(e.getMessage());
                                        return 1;
                                    }
                                    throw e;
                                });
        System.exit(commandLine.execute(args));
    }
}
