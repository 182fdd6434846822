package com.cetoex.server.history;

import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.server.config.ConfigurationFault;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.exchange.HistoryFiles;
import com.cetoex.server.terminal.StepProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cetoex history rebuild}: makes the SQL history again from the recorded events. */
@Command(
        name = "rebuild",
        description = {
            "Removes the SQL history of a stopped exchange and makes it again from the recorded events: when its database "
                    + "is damaged, lost, or belongs to another exchange. All events are read and proven before anything "
                    + "is removed. Orders and balances are not touched. With PostgreSQL, no other exchange may use the "
                    + "database: its history is removed, too.",
            ""
        },
        exitCodeList = {
            "0:the history shows every recorded event",
            "1:it was not made: the folder is in use, the oldest events were removed, the database cannot be had, or a "
                    + "file is refused; a sentence says which",
            "2:the arguments were not understood",
            "65:the recorded events are damaged; nothing was changed"
        },
        footer = {
            "  ./cetoex history rebuild --data data",
            "  ./cetoex history rebuild --data data --config exchange.conf",
            "",
            "Name the configuration file that the exchange is started with: it says where the history is kept."
        })
public final class RebuildCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the exchange. Required.")
    @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings that the exchange is started with.")
    @Nullable Path config;

    @Override
    public Integer call() {
        if (data == null) {
            throw new ParameterException(spec.commandLine(), "Name the data folder: --data DIR.");
        }
        try {
            Flags flags = config == null ? Flags.none() : Flags.none().withFile(config);
            Settings settings = new SettingsReader().read(flags, System.getenv());
            rebuild(data, settings.history());
            return 0;
        } catch (ConfigurationFault e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        } catch (RebuildFault e) {
            spec.commandLine()
                    .getErr()
                    .println("The history was not made again: " + e.getMessage() + ".");
            return e.status();
        }
    }

    private void rebuild(Path folder, Settings.History settings) {
        long beganNanos = System.nanoTime();
        long sequence;
        String place;
        try (HistoryDatabase database = HistoryFiles.database(folder, settings);
                StepProgress progress = new StepProgress(spec.commandLine().getOut())) {
            place = database.toString();
            sequence = new HistoryRebuild(folder, database, progress).run();
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "The history in %s shows every recorded event, up to %,d; it took %.1f s.%n",
                        place,
                        sequence,
                        Duration.ofNanos(System.nanoTime() - beganNanos).toMillis() / 1e3);
        spec.commandLine().getOut().flush();
    }
}
