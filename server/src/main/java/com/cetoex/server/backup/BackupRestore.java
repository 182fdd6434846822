package com.cetoex.server.backup;

import com.cetoex.node.ProgressListener;
import com.cetoex.server.backup.BackupManifest.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Makes a data folder of a backup. Until it is whole a mark stands in it, with which no exchange
 * starts; the backup stays as it is.
 */
public final class BackupRestore {
    private static final String STEP = "copying the backup";

    /** Stands in a folder as long as its restore is not finished. */
    private static final String MARK = "restore.unfinished";

    private final Path backup;
    private final Path folder;

    private BackupRestore(Path backup, Path folder) {
        this.backup = backup;
        this.folder = folder;
    }

    /** Whether a restore into the folder was broken off. */
    public static boolean isUnfinished(Path folder) {
        return Files.exists(folder.resolve(MARK));
    }

    /**
     * Checks every byte of the backup, then copies it into a folder that is missing or empty. What
     * it wrote is on the disk when it returns.
     *
     * @throws BackupFault when the backup is damaged or unfinished, or the folder is in use
     */
    public static BackupManifest restore(Path backup, Path folder, ProgressListener progress) {
        try {
            if (!FolderPaths.isMissingOrEmpty(folder)) {
                throw new BackupFault(
                        "Nothing was restored: expected "
                                + folder
                                + " to be missing or empty, and it is not. Name another folder, or move"
                                + " this one away.");
            }
            BackupManifest manifest = BackupManifest.read(backup);
            List<String> faults = BackupFiles.faults(backup, progress);
            if (!faults.isEmpty()) {
                throw new BackupFault(
                        "Nothing was restored, for the backup is damaged:\n  "
                                + String.join("\n  ", faults)
                                + "\nTake another backup.");
            }
            new BackupRestore(backup, folder).copy(manifest, progress);
            return manifest;
        } catch (IOException e) {
            throw new BackupFault(
                    "The restore broke off: " + e + ". Remove " + folder + " before the next.", e);
        }
    }

    private void copy(BackupManifest manifest, ProgressListener progress) throws IOException {
        FolderPaths.makePrivate(folder);
        Path mark = Files.createFile(folder.resolve(MARK));
        FolderPaths.force(folder);
        FileCopy copy = new FileCopy();
        Tally tally = new Tally(STEP, manifest.bytes(), progress);
        for (Entry entry : manifest.files()) {
            Path target = BackupFiles.resolve(folder, entry);
            Files.createDirectories(Objects.requireNonNull(target.getParent(), "a folder"));
            copy.copy(BackupFiles.resolve(backup, entry), target, tally::add);
        }
        FolderPaths.forceFolders(folder);
        Files.delete(mark);
        FolderPaths.force(folder);
    }
}
