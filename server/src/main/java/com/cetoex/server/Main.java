package com.cetoex.server;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The process: hands the arguments to the command line and exits with its status. */
public final class Main {
    private Main() {}

    /** Runs one command; status 2 means that the arguments were not understood. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, whose mistakes are told in a few lines instead of the whole help. */
    static CommandLine commandLine() {
        return new CommandLine(new CetoexCommand())
                .setParameterExceptionHandler(Main::explain)
                .setUsageHelpAutoWidth(true);
    }

    private static int explain(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        String name = command.getCommandSpec().qualifiedName(" ");
        err.println(
                "./"
                        + name
                        + " --help explains "
                        + (name.equals("cetoex") ? "the commands." : "the command."));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
