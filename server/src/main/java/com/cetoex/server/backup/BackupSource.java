package com.cetoex.server.backup;

import com.cetoex.node.BackupReport;
import com.cetoex.node.ExchangeNode;
import com.cetoex.node.FolderBackup;
import com.cetoex.node.ProgressListener;
import com.cetoex.projections.history.HistoryDatabase;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The exchange that a backup is made of, running or stopped.
 *
 * @param folder its data folder
 * @param history its SQL history, which may be a server's
 * @param node copies log, snapshots and events into a folder
 */
public record BackupSource(Path folder, HistoryDatabase history, NodeCopy node) {

    /** Copies what the node keeps. */
    public interface NodeCopy {
        /** Copies into a folder that holds the history's copy and nothing else. */
        BackupReport copy(Path destination, ProgressListener progress);
    }

    /** An exchange that runs in this process. */
    public static BackupSource running(Path folder, HistoryDatabase history, ExchangeNode node) {
        return new BackupSource(folder, history, node::backup);
    }

    /** A folder that no exchange uses; the node's copy takes its lock. */
    public static BackupSource stopped(Path folder) {
        return new BackupSource(
                folder,
                HistoryDatabase.at(folder.resolve(FolderPaths.HISTORY)),
                (destination, progress) -> FolderBackup.copy(folder, destination, progress));
    }

    /** Copies the history, if there is one in the folder. */
    void copyHistory(Path destination) {
        // To ask SQLite for a file that is not there would make it.
        if (Files.exists(folder.resolve(FolderPaths.HISTORY))) {
            history.copyTo(destination.resolve(FolderPaths.HISTORY));
        }
    }
}
