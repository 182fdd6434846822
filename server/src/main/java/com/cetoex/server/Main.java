package com.cetoex.server;

import picocli.CommandLine;

/** The process: hands the arguments to the command line and exits with its status. */
public final class Main {
    private Main() {}

    /** Runs one command; status 2 means that the arguments were not understood. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CetoexCommand()).execute(args));
    }
}
