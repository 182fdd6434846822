package com.cetoex.server.backup;

import com.cetoex.node.ProgressListener;
import com.cetoex.server.backup.BackupManifest.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Holds the files of a backup against its manifest. */
public final class BackupFiles {
    private static final String STEP = "checking the backup";

    private final Path backup;
    private final BackupManifest manifest;

    private BackupFiles(Path backup, BackupManifest manifest) {
        this.backup = backup;
        this.manifest = manifest;
    }

    /**
     * Reads every byte of a backup.
     *
     * @return a sentence for each file that is not as it was when the backup was made
     * @throws BackupFault when it has no manifest, or a damaged one
     */
    public static List<String> faults(Path backup, ProgressListener progress) {
        return new BackupFiles(backup, BackupManifest.read(backup)).faults(progress);
    }

    private List<String> faults(ProgressListener progress) {
        Tally tally = new Tally(STEP, manifest.bytes(), progress);
        ContentHash hash = new ContentHash();
        List<String> faults = new ArrayList<>();
        for (Entry entry : manifest.files()) {
            fault(entry, hash, tally::add).ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<String> fault(Entry entry, ContentHash hash, LongConsumer progress) {
        Path file = resolve(backup, entry);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of("the file " + file + " is missing");
            }
            if (Files.size(file) != entry.bytes()) {
                return Optional.of(
                        "the file %s is damaged: expected %d bytes, were %d"
                                .formatted(file, entry.bytes(), Files.size(file)));
            }
            if (!hash.of(file, progress).equals(entry.sha256())) {
                return Optional.of("the file " + file + " is damaged: its hash is another one");
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the file " + file + " cannot be read: " + e);
        }
    }

    /** Where a file of the manifest is; never outside of the folder. */
    static Path resolve(Path folder, Entry entry) {
        Path path = folder.resolve(entry.path()).normalize();
        if (!path.startsWith(folder.normalize()) || path.equals(folder.normalize())) {
            throw new BackupFault(
                    "the manifest names a file outside of the backup: " + entry.path());
        }
        return path;
    }
}
