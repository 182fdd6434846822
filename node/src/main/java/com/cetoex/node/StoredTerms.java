package com.cetoex.node;

import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.client.ClusterException;
import java.nio.file.Path;

/** The list of terms and snapshots in the files of a node that does not run. */
final class StoredTerms {
    private StoredTerms() {}

    /**
     * Opens the list of a folder, which must be there.
     *
     * @throws RecordingDamaged when it cannot be read: Aeron takes what is in it for granted
     */
    static RecordingLog open(Path cluster) {
        try {
            return new RecordingLog(cluster.toFile(), false);
        } catch (ClusterException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw new RecordingDamaged(
                    cluster.resolve(RecordingLog.RECORDING_LOG_FILE_NAME)
                            + " is damaged: "
                            + e.getMessage(),
                    e);
        }
    }
}
