package com.cetoex.benchmarks;

import picocli.CommandLine;

/** The entry point of {@code ./cetoex bench}. */
public final class Main {
    private Main() {}

    /** Runs what the arguments name. */
    public static void main(String[] args) {
        CommandLine commandLine =
                new CommandLine(new BenchCommand())
                        .setUsageHelpAutoWidth(true)
                        .setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(commandLine.execute(args));
    }
}
