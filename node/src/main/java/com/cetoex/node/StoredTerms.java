package com.cetoex.node;

import static io.aeron.cluster.RecordingLog.RECORDING_LOG_FILE_NAME;

import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.client.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The list of terms and snapshots in the files of a node that does not run.
 *
 * <p>It grows by whole entries of one length. A part of one at its end is what a power cut left of
 * a write: an entry is forced to disk before anything is made of it, so nobody was told of this.
 */
final class StoredTerms {
    /** Of an entry without the address of another archive; only a standby would write others. */
    static final int ENTRY_LENGTH = 64;

    private StoredTerms() {}

    /**
     * Opens the list of a folder, which must be there, without an unfinished entry at its end. When
     * there is one, what is written to the list is lost.
     *
     * @throws RecordingDamaged when it cannot be read: Aeron takes what is in it for granted
     */
    static RecordingLog open(Path cluster) {
        Path file = cluster.resolve(RECORDING_LOG_FILE_NAME);
        try {
            return isTorn(file)
                    ? openWithoutItsEnd(file)
                    : new RecordingLog(cluster.toFile(), false);
        } catch (IOException e) {
            throw new RecordingDamaged("cannot read " + file + ": " + e, e);
        } catch (ClusterException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw new RecordingDamaged(file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Tells whether the list of a folder, which must be there, ends with an unfinished entry. */
    static boolean isTorn(Path file) throws IOException {
        return wholeLength(file) < Files.size(file);
    }

    /** Up to where a list has whole entries. */
    static long wholeLength(Path file) throws IOException {
        return Files.size(file) / ENTRY_LENGTH * ENTRY_LENGTH;
    }

    /** Aeron would take the end for an entry, or fail; and a reader changes nothing. */
    private static RecordingLog openWithoutItsEnd(Path file) throws IOException {
        byte[] entries = Arrays.copyOf(Files.readAllBytes(file), (int) wholeLength(file));
        Path folder = Files.createTempDirectory("cetoex-terms");
        Path copy = folder.resolve(RECORDING_LOG_FILE_NAME);
        try {
            Files.write(copy, entries);
            return new RecordingLog(folder.toFile(), false);
        } finally {
            // All of it was read when it was opened.
            Files.deleteIfExists(copy);
            Files.delete(folder);
        }
    }
}
