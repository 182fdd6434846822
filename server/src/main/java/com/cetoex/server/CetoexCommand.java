package com.cetoex.server;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line: explains the commands, and does nothing by itself. */
@Command(
        name = "cetoex",
        description = "A spot exchange for professional market makers.",
        mixinStandardHelpOptions = true,
        versionProvider = CetoexCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class CetoexCommand implements Runnable {
    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** The build's version, as its jar tells it; classes outside a jar have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CetoexCommand.class.getPackage().getImplementationVersion();
            return new String[] {"cetoex " + Objects.requireNonNullElse(version, "unpacked")};
        }
    }
}
