package com.cetoex.server.backup;

import com.cetoex.node.BackupReport;
import com.cetoex.node.ExchangeNode;
import com.cetoex.node.FolderBackup;
import com.cetoex.node.ProgressListener;
import com.cetoex.projections.history.HistoryDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The exchange that a backup is made of, running or stopped.
 *
 * @param folder its data folder
 * @param history copies the SQL history into a file, if there is one in the folder
 * @param node copies log, snapshots and events into a folder
 */
public record BackupSource(Path folder, Consumer<Path> history, NodeCopy node) {

    /** Copies what the node keeps. */
    public interface NodeCopy {
        /** Copies into a folder. */
        BackupReport copy(Path destination, ProgressListener progress);
    }

    /** An exchange that runs in this process. */
    public static BackupSource running(Path folder, Consumer<Path> history, ExchangeNode node) {
        return new BackupSource(folder, history, node::backup);
    }

    /** A folder that no exchange uses; the node's copy takes its lock. */
    public static BackupSource stopped(Path folder) {
        return new BackupSource(
                folder,
                file -> copyHistory(folder.resolve(FolderPaths.HISTORY), file),
                (destination, progress) -> FolderBackup.copy(folder, destination, progress));
    }

    /** Through the database, since a killed process leaves a part of it in a second file. */
    private static void copyHistory(Path history, Path file) {
        if (Files.exists(history)) {
            try (HistoryDatabase database = HistoryDatabase.open(history)) {
                database.copyTo(file);
            }
        }
    }
}
