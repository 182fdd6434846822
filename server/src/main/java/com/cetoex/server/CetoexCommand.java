package com.cetoex.server;

import com.cetoex.server.config.ProductVersion;
import com.cetoex.server.demo.DemoCommand;
import com.cetoex.server.demo.TrainCommand;
import com.cetoex.server.doctor.DoctorCommand;
import com.cetoex.server.history.HistoryCommand;
import com.cetoex.server.operate.BackupCommand;
import com.cetoex.server.operate.RestoreCommand;
import com.cetoex.server.operate.SnapshotCommand;
import com.cetoex.server.operate.VerifyCommand;
import com.cetoex.server.replay.ReplayCommand;
import com.cetoex.server.start.StartCommand;
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
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {
            DemoCommand.class,
            StartCommand.class,
            SnapshotCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            HistoryCommand.class,
            DoctorCommand.class,
            ReplayCommand.class,
            TrainCommand.class
        },
        footerHeading = "%nThe launcher ./cetoex also knows:%n",
        footer = {
            "  bench     run the benchmarks",
            "  lab       the fault laboratory: hurts the exchange, and proves that nothing is lost",
            "  simulate  the simulation: thousands of seeds of the whole exchange with faults",
            "  fuzz      feed what reads foreign bytes with bytes of chance",
            "  mutate    change the engine in a thousand places, and see whether a test notices",
            "  build     build everything that the other commands need",
            "  test      build and verify everything, as CI does",
            "",
            "./cetoex COMMAND --help explains one command."
        })
final class CetoexCommand implements Runnable {
    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** The build's version. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cetoex " + ProductVersion.text()};
        }
    }
}
