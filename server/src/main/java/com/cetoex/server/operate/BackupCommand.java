package com.cetoex.server.operate;

import com.cetoex.server.backup.BackupFault;
import com.cetoex.server.backup.BackupManifest;
import com.cetoex.server.backup.BackupSource;
import com.cetoex.server.backup.BackupWriter;
import com.cetoex.server.control.ControlClient;
import com.cetoex.server.control.ControlFault;
import com.cetoex.server.terminal.StepProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cetoex backup}: copies an exchange, running or stopped, into a folder. */
@Command(
        name = "backup",
        description = {
            "Copies an exchange, running or stopped, into a folder.",
            "",
            "Every order that was answered before the backup began is in it. A running exchange writes the copy itself, so "
                    + "the folder must be one that it can write to; trading goes on.",
            ""
        },
        exitCodeList = {
            "0:the backup is finished and on the disk",
            "1:it was not made; a sentence says why",
            "2:the arguments were not understood"
        },
        footer = {
            "  ./cetoex backup --data data --to /backup/monday",
            "  ./cetoex verify --data /backup/monday",
            "  ./cetoex restore --from /backup/monday --data restored",
            "",
            "backup.json in it lists every file with its size and SHA-256. It is written last: a folder without it is no",
            "backup. A history in PostgreSQL is not in it: use PostgreSQL's own tools."
        })
public final class BackupCommand implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin DataOption data;

    @Option(
            names = "--to",
            paramLabel = "DEST",
            description = "Takes the backup; must be missing or empty. Required.")
    @Nullable Path destination;

    @Override
    public Integer call() {
        Path folder = data.folder();
        if (destination == null) {
            throw new ParameterException(
                    spec.commandLine(), "Name a folder for the backup: --to DEST.");
        }
        String why = data.whyNone();
        if (!why.isEmpty()) {
            return refuse("The backup was not made: " + why);
        }
        try {
            backup(folder, destination);
            tell(BackupManifest.read(destination));
            return 0;
        } catch (BackupFault | ControlFault e) {
            return refuse(e.getMessage());
        }
    }

    private void backup(Path folder, Path destination) {
        Optional<ControlClient> exchange = ControlClient.connect(folder);
        try (StepProgress progress = new StepProgress(out())) {
            if (exchange.isPresent()) {
                try (ControlClient client = exchange.get()) {
                    client.backup(destination, progress);
                }
            } else {
                BackupWriter.write(BackupSource.stopped(folder), destination, progress);
            }
        }
    }

    private int refuse(@Nullable String sentence) {
        spec.commandLine().getErr().println(sentence);
        return 1;
    }

    private void tell(BackupManifest manifest) {
        out().printf(
                        Locale.ROOT,
                        "Backup in %s: %d files, %,d MiB (unwritten parts of them take no room), up to log position %,d"
                                + " and event %,d.%n",
                        destination,
                        manifest.files().size(),
                        manifest.bytes() >> 20,
                        manifest.logPosition(),
                        manifest.lastSequence());
        if (!manifest.hasHistory()) {
            out().println(
                            "The SQL history is not in it: it is a database server's, which has backups of its own,"
                                    + " or not there.\nAfter a restore it is made again from the events that are kept.");
        }
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
