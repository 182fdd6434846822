package com.cetoex.projections.history;

import com.cetoex.projections.SequenceGap;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the event stream into the history's tables, in transactions that the caller cuts.
 *
 * <p>{@link #onBatch} gathers rows in memory and touches no database; {@link #commit} writes them
 * together with the stream's position. When that fails, the caller calls {@link #reset} until it
 * succeeds, and gives the events again from {@link #recordingPosition()} on. Events that the tables
 * show already are skipped, so giving too many does no harm. One thread.
 */
public final class HistoryProjection implements EventBatchHandler, AutoCloseable {
    /** Rows beyond which no further command is taken before a commit: a bound of memory. */
    public static final int MAX_PENDING_ROWS = 1_000_000;

    private static final long HOUR_MILLIS = 60 * 60 * 1_000;

    /** How long candles of a second are kept: the window of the live statistics, and an hour. */
    static final long SECONDS_KEPT_MILLIS = 25 * HOUR_MILLIS;

    private static final String SELECT_POSITION =
            "SELECT sequence, recording_position, time_millis FROM projection_position";

    /** Finds no row when another projection has written since this one read the position. */
    private static final String UPDATE_POSITION =
            """
            UPDATE projection_position SET sequence = ?, recording_position = ?, time_millis = ?
            WHERE name = 'history' AND sequence = ?
            """;

    private static final String DELETE_OLD_SECONDS = "DELETE FROM candles_1s WHERE open_millis < ?";

    private static final Logger LOG = LoggerFactory.getLogger(HistoryProjection.class);

    private final HistoryDatabase database;
    private final EventBatchReader batch = new EventBatchReader();
    private final HistoryRows rows = new HistoryRows();

    private @Nullable Connection connection;
    private @Nullable Statements statements;
    private long committedSequence;
    private long committedPosition;
    private long takenSequence;
    private long timeMillis;
    private long prunedHour = Long.MIN_VALUE;
    private boolean isAtCommandEnd = true;

    HistoryProjection(HistoryDatabase database) {
        this.database = database;
        reset();
    }

    /** The last event that is committed. */
    public long sequence() {
        return committedSequence;
    }

    /** Where the recorded stream goes on behind what is committed; 0 is its beginning. */
    public long recordingPosition() {
        return committedPosition;
    }

    /** How many rows the next commit writes. */
    public int pendingRows() {
        return rows.count();
    }

    /** Tells whether events were taken that are not committed, with rows or without. */
    public boolean hasPending() {
        return takenSequence > committedSequence;
    }

    /** Tells whether no command is half taken, so that {@link #commit} may be called. */
    public boolean isAtCommandEnd() {
        return isAtCommandEnd;
    }

    /** Tells whether a query waits for events that are not committed: a reason to commit now. */
    public boolean isCommitAwaited() {
        return database.committed().isAwaited();
    }

    /**
     * Takes one batch of the recorded stream.
     *
     * @throws SequenceGap when events are missing; nothing of the batch is taken
     * @throws IllegalStateException after a failed commit until {@link #reset}, or when a command
     *     begins with {@value #MAX_PENDING_ROWS} rows pending
     */
    @Override
    public void onBatch(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        if (batch.isImage()) {
            return;
        }
        requireConnection();
        if (batch.firstSequence() > takenSequence + 1) {
            throw new SequenceGap(takenSequence + 1, batch.firstSequence());
        }
        if (isAtCommandEnd && pendingRows() > MAX_PENDING_ROWS) {
            throw new IllegalStateException(
                    "expected a commit at %d rows, was none".formatted(MAX_PENDING_ROWS));
        }
        isAtCommandEnd = false; // An exception in the loop leaves half a command, never committed.
        while (batch.next()) {
            if (batch.sequence() > takenSequence) {
                rows.take(batch);
                takenSequence = batch.sequence();
                timeMillis = batch.timeMillis();
            }
        }
        isAtCommandEnd = batch.isLast();
    }

    /**
     * Commits all that was taken, in one transaction with the position.
     *
     * @param recordingPosition where the recorded stream goes on behind the last batch taken
     * @throws IllegalStateException when a command is half taken, or after a failed commit
     * @throws HistoryUnavailable when the database cannot take it now; {@link #reset} comes next
     * @throws HistoryDamaged when the database contradicts the stream
     */
    public void commit(long recordingPosition) {
        Connection writer = requireConnection();
        if (!isAtCommandEnd) {
            throw new IllegalStateException("expected the end of a command, was half of one");
        }
        if (!hasPending() && recordingPosition == committedPosition) {
            return;
        }
        try {
            write(recordingPosition);
            writer.commit();
        } catch (SQLException failure) {
            disconnect();
            throw SqlFailure.of("commit the history up to sequence " + takenSequence, failure);
        } catch (HistoryDamaged damage) {
            disconnect();
            throw damage;
        }
        standAt(takenSequence, recordingPosition);
        forgetPending();
    }

    /**
     * Forgets what is not committed and stands where the database stands, on a new connection.
     *
     * @throws HistoryUnavailable when the database cannot tell now; to be tried again
     */
    public void reset() {
        disconnect();
        forgetPending();
        prunedHour = Long.MIN_VALUE;
        try {
            Connection writer = database.writer();
            connection = writer;
            statements = new Statements(writer);
            readPosition(writer);
        } catch (SQLException failure) {
            disconnect();
            throw SqlFailure.of("read the history's position", failure);
        }
    }

    /** Ends the connection; what is not committed is forgotten. */
    @Override
    public void close() {
        disconnect();
        forgetPending();
    }

    private void write(long recordingPosition) throws SQLException {
        Statements prepared = statements;
        assert prepared != null : "there is a connection";
        rows.write(prepared);
        prune(prepared);
        PreparedStatement position = prepared.of(UPDATE_POSITION);
        position.setLong(1, takenSequence);
        position.setLong(2, recordingPosition);
        position.setLong(3, timeMillis);
        position.setLong(4, committedSequence);
        int updated = position.executeUpdate();
        if (updated != 1) {
            throw new SQLException(
                    "expected the history to stand at sequence %d, was elsewhere"
                            .formatted(committedSequence));
        }
    }

    /** Drops old candles of a second, once in every hour of the log. */
    private void prune(Statements prepared) throws SQLException {
        long hour = Math.floorDiv(timeMillis, HOUR_MILLIS);
        if (hour == prunedHour) {
            return;
        }
        prunedHour = hour;
        PreparedStatement delete = prepared.of(DELETE_OLD_SECONDS);
        delete.setLong(1, timeMillis - SECONDS_KEPT_MILLIS);
        delete.executeUpdate();
    }

    private void readPosition(Connection writer) throws SQLException {
        try (PreparedStatement select = writer.prepareStatement(SELECT_POSITION);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new HistoryDamaged("expected the history's position, was no row", null);
            }
            takenSequence = row.getLong(1);
            timeMillis = row.getLong(3);
            standAt(takenSequence, row.getLong(2));
        }
        writer.commit();
    }

    private void standAt(long sequence, long recordingPosition) {
        committedSequence = sequence;
        committedPosition = recordingPosition;
        database.committed().set(sequence);
    }

    private void forgetPending() {
        rows.clear();
        isAtCommandEnd = true;
        takenSequence = committedSequence;
    }

    private Connection requireConnection() {
        Connection writer = connection;
        if (writer == null) {
            throw new IllegalStateException("expected a reset after a failed commit, was none");
        }
        return writer;
    }

    /** Closing rolls back; a connection that cannot even be closed is gone all the same. */
    private void disconnect() {
        Connection writer = connection;
        connection = null;
        statements = null;
        if (writer != null) {
            try (writer) {
                writer.rollback();
            } catch (SQLException broken) {
                LOG.debug("the history's connection broke: {}", broken.getMessage());
            }
        }
    }
}
