package com.cetoex.server.operate;

import com.cetoex.server.backup.BackupFault;
import com.cetoex.server.backup.BackupManifest;
import com.cetoex.server.backup.BackupRestore;
import com.cetoex.server.terminal.StepProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cetoex restore}: makes a data folder of a backup, and proves it. */
@Command(
        name = "restore",
        description = {
            "Makes a data folder of a backup, and proves it.",
            "",
            "Checks every byte of the backup, copies it, and verifies the result as ./cetoex verify does. The backup stays "
                    + "as it is.",
            ""
        },
        exitCodeList = {
            "0:the folder is whole; an exchange can be started on it",
            "1:nothing was restored: the backup is damaged or unfinished, or the folder is not empty",
            "2:the arguments were not understood",
            "65:the folder was restored as it was backed up, and is damaged"
        },
        footer = {
            "  ./cetoex restore --from /backup/monday --data restored",
            "  ./cetoex start --data restored --port 8080"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(names = "--from", paramLabel = "BACKUP", description = "The backup. Required.")
    @Nullable Path backup;

    @Mixin DataOption data;

    @Override
    public Integer call() {
        if (backup == null) {
            throw new ParameterException(spec.commandLine(), "Name the backup: --from BACKUP.");
        }
        Path folder = data.folder();
        try (StepProgress progress = new StepProgress(out())) {
            BackupManifest manifest = BackupRestore.restore(backup, folder, progress);
            int status = new VerifiedFolder(folder, spec).report(progress);
            if (status == 0) {
                tell(manifest, folder);
            }
            return status;
        } catch (BackupFault e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private void tell(BackupManifest manifest, Path folder) {
        out().printf(
                        Locale.ROOT,
                        "Restored the backup of %s into %s.%nStart it: ./cetoex start --data %s --port 8080%n",
                        manifest.takenAt(),
                        folder,
                        folder);
        if (!manifest.hasHistory()) {
            out().println(
                            "The SQL history was not in the backup; the start makes it from the events that are kept.");
        }
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
