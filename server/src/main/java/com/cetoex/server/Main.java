package com.cetoex.server;

import com.cetoex.server.config.Suggestion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
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
        CommandLine root =
                new CommandLine(new CetoexCommand())
                        .setParameterExceptionHandler(Main::explain)
                        .setUsageHelpAutoWidth(true);
        root.getSubcommands().values().forEach(Main::shape);
        return root;
    }

    /** What the help of all commands has in common. */
    private static void shape(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .versionProvider(new CetoexCommand.Version())
                .usageMessage()
                .exitCodeListHeading("%nExit status:%n")
                .footerHeading("%nExamples:%n");
        command.getSubcommands().values().forEach(Main::shape);
    }

    private static int explain(ParameterException mistake, String[] args) {
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        PrintWriter err = mistake.getCommandLine().getErr();
        err.println(mistake.getMessage());
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            Suggestion.nearest(unmatched.getUnmatched().getFirst(), wordsOf(command))
                    .ifPresent(word -> err.println("Did you mean " + word + "?"));
        }
        err.println("./" + command.qualifiedName(" ") + " --help explains more.");
        return command.exitCodeOnInvalidInput();
    }

    private static List<String> wordsOf(CommandSpec command) {
        List<String> words = new ArrayList<>(command.subcommands().keySet());
        words.addAll(command.optionsMap().keySet());
        return words;
    }
}
