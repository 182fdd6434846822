package com.cetoex.server.backup;

import com.cetoex.node.BackupReport;
import com.cetoex.node.NodeRefused;
import com.cetoex.node.ProgressListener;
import com.cetoex.node.StorageFailed;
import com.cetoex.projections.history.HistoryDamaged;
import com.cetoex.projections.history.HistoryUnavailable;
import com.cetoex.server.backup.BackupManifest.Entry;
import com.cetoex.server.config.ProductVersion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a backup: the history first, so that it is never ahead of the events, then the node's log,
 * snapshots and events, then the manifest. What it wrote is on the disk when it returns.
 */
public final class BackupWriter {
    private static final String STEP = "hashing the copy";

    private final BackupSource source;
    private final Path destination;
    private final ProgressListener progress;

    private BackupWriter(BackupSource source, Path destination, ProgressListener progress) {
        this.source = source;
        this.destination = destination;
        this.progress = progress;
    }

    /**
     * Makes a backup in a folder that is missing or empty.
     *
     * @throws BackupFault when it was not made; what was copied by then has no manifest
     */
    public static BackupManifest write(
            BackupSource source, Path destination, ProgressListener progress) {
        checkDestination(source.folder(), destination);
        try {
            return new BackupWriter(source, destination, progress).write();
        } catch (IOException
                | NodeRefused
                | StorageFailed
                | HistoryUnavailable
                | HistoryDamaged e) {
            throw new BackupFault(
                    "The backup was not made: " + reason(e) + remainder(destination), e);
        }
    }

    private static String reason(Exception e) {
        return switch (e) {
            case AccessDeniedException denied ->
                    "the user %s, who makes it, may not write to %s"
                            .formatted(System.getProperty("user.name"), denied.getFile());
            case IOException io -> io.toString();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void checkDestination(Path folder, Path destination) {
        Path target = destination.toAbsolutePath().normalize();
        if (target.startsWith(folder.toAbsolutePath().normalize())) {
            throw new BackupFault(
                    "The backup was not made: " + destination + " is inside the data folder.");
        }
        try {
            if (!FolderPaths.isMissingOrEmpty(destination)) {
                throw new BackupFault(
                        "The backup was not made: expected "
                                + destination
                                + " to be missing or empty, and it is not. Name another folder.");
            }
        } catch (IOException e) {
            throw new BackupFault("The backup was not made: " + e, e);
        }
    }

    private static String remainder(Path destination) {
        return Files.exists(destination)
                ? ". What is in " + destination + " is unfinished; remove it."
                : ".";
    }

    private BackupManifest write() throws IOException {
        FolderPaths.makePrivate(destination);
        progress.onProgress("copying the history", 0, 1);
        source.copyHistory(destination);
        BackupReport node = source.node().copy(destination, progress);
        BackupManifest manifest =
                new BackupManifest(
                        ProductVersion.text(),
                        Instant.now(),
                        node.logPosition(),
                        node.lastSequence(),
                        hashAll());
        FolderPaths.forceFolders(destination);
        manifest.write(destination);
        return manifest;
    }

    private List<Entry> hashAll() throws IOException {
        List<Path> files = FolderPaths.filesIn(destination);
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        Tally tally = new Tally(STEP, total, progress);
        ContentHash hash = new ContentHash();
        List<Entry> entries = new ArrayList<>();
        for (Path file : files) {
            FolderPaths.force(file);
            String path = destination.relativize(file).toString();
            entries.add(new Entry(path, Files.size(file), hash.of(file, tally::add)));
        }
        return entries;
    }
}
