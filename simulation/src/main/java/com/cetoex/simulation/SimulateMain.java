package com.cetoex.simulation;

import java.util.logging.LogManager;
import picocli.CommandLine;

/** The entry point of {@code ./cetoex simulate}. */
public final class SimulateMain {
    private SimulateMain() {}

    /** Runs seeds; 0 says that no rule was broken. */
    public static void main(String[] args) {
        // The gateway's link warns of what is done to it on purpose; nothing here logs.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        LogManager.getLogManager().reset();
        System.exit(
                new CommandLine(new SimulateCommand()).setUsageHelpAutoWidth(true).execute(args));
    }
}
