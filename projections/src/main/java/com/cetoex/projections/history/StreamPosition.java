package com.cetoex.projections.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The place in the recorded stream that the tables show; their one row of projection_position.
 *
 * @param sequence the last event that the rows show
 * @param recordingPosition where the stream goes on behind it
 * @param timeMillis the log's time of that event
 * @param batchPosition where the batch with that event begins; {@value #UNKNOWN} when it was
 *     written by a program that did not tell
 * @param batchChecksum CRC32C of that batch, likewise
 */
record StreamPosition(
        long sequence,
        long recordingPosition,
        long timeMillis,
        long batchPosition,
        long batchChecksum) {
    static final long UNKNOWN = -1;

    private static final String SELECT =
            """
            SELECT sequence, recording_position, time_millis, batch_position, batch_checksum
            FROM projection_position WHERE name = 'history'
            """;

    /** Finds no row when another projection has written since this one read the position. */
    private static final String UPDATE =
            """
            UPDATE projection_position SET sequence = ?, recording_position = ?, time_millis = ?,
                batch_position = ?, batch_checksum = ?
            WHERE name = 'history' AND sequence = ? AND batch_checksum = ?
            """;

    static StreamPosition read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new HistoryDamaged("expected the history's position, was no row", null);
            }
            return new StreamPosition(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    /** Writes it over another; false when the table has a third one, and nothing was written. */
    boolean writeOver(StreamPosition before, Statements statements) throws SQLException {
        PreparedStatement update = statements.of(UPDATE);
        update.setLong(1, sequence);
        update.setLong(2, recordingPosition);
        update.setLong(3, timeMillis);
        update.setLong(4, batchPosition);
        update.setLong(5, batchChecksum);
        update.setLong(6, before.sequence);
        update.setLong(7, before.batchChecksum);
        return update.executeUpdate() == 1;
    }

    boolean isBeginning() {
        return sequence == 0;
    }

    private boolean isBatchKnown() {
        return batchPosition != UNKNOWN;
    }

    /** Where a projection reads on: the last batch shown, to prove it, and what follows. */
    long resumePosition() {
        return isBatchKnown() ? batchPosition : recordingPosition;
    }

    /**
     * Compares with the stream's first batch at {@link #resumePosition}.
     *
     * @throws HistoryForeign when it is another stream's
     */
    void prove(long firstSequence, long lastSequence, long checksum) {
        if (isBatchKnown()) {
            if (lastSequence != sequence || checksum != batchChecksum) {
                throw new HistoryForeign(
                        "the batch with checksum %08x up to event %d at position %d"
                                .formatted(batchChecksum, sequence, batchPosition),
                        "checksum %08x up to event %d".formatted(checksum, lastSequence));
            }
        } else if (firstSequence != sequence + 1) {
            throw new HistoryForeign(
                    "event %d at position %d".formatted(sequence + 1, recordingPosition),
                    "event " + firstSequence);
        }
    }
}
