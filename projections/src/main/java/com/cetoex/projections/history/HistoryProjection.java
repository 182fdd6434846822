package com.cetoex.projections.history;

import com.cetoex.projections.SequenceGap;
import com.cetoex.protocol.EventBatchReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
 * succeeds, and gives the events again from {@link #resumePosition()} on: the first batch there is
 * one that the tables show already, and proves that they are of this stream. All events that they
 * show are skipped. One thread.
 */
public final class HistoryProjection implements AutoCloseable {
    /** Rows beyond which no further command is taken before a commit: a bound of memory. */
    public static final int MAX_PENDING_ROWS = 1_000_000;

    private static final long HOUR_MILLIS = 60 * 60 * 1_000;

    /** How long candles of a second are kept: the window of the live statistics, and an hour. */
    static final long SECONDS_KEPT_MILLIS = 25 * HOUR_MILLIS;

    /** Behind what is answered, by the clock of the log; a commit in time is behind by less. */
    private static final long PRESSED_MILLIS = 250;

    private static final String DELETE_OLD_SECONDS = "DELETE FROM candles_1s WHERE open_millis < ?";

    private static final Logger LOG = LoggerFactory.getLogger(HistoryProjection.class);

    private final HistoryDatabase database;
    private final HistoryProgress progress;
    private final EventBatchReader batch = new EventBatchReader();
    private final LastBatch lastBatch = new LastBatch();
    private final HistoryRows rows = new HistoryRows();

    private @Nullable Connection connection;
    private @Nullable Statements statements;
    private StreamPosition committed = new StreamPosition(0, 0, 0, 0, 0);
    private boolean isProven;
    private long takenSequence;
    private long timeMillis;
    private long prunedHour = Long.MIN_VALUE;
    private boolean isAtCommandEnd = true;

    HistoryProjection(HistoryDatabase database) {
        this.database = database;
        progress = database.progress();
        reset();
    }

    /** The last event that is committed. */
    public long sequence() {
        return committed.sequence();
    }

    /** Where the recorded stream must be read on; 0 is its beginning. */
    public long resumePosition() {
        return committed.resumePosition();
    }

    /** Tells whether the tables are known to be of the stream that is given. */
    public boolean isProven() {
        return isProven;
    }

    /** How many rows the next commit writes. */
    public int pendingRows() {
        return rows.count();
    }

    /** Tells whether events were taken that are not committed, with rows or without. */
    public boolean hasPending() {
        return takenSequence > committed.sequence();
    }

    /** Tells whether no command is half taken, so that {@link #commit} may be called. */
    public boolean isAtCommandEnd() {
        return isAtCommandEnd;
    }

    /** Tells whether a query waits for events that are not committed: a reason to commit now. */
    public boolean isCommitAwaited() {
        return progress.isAwaited();
    }

    /**
     * Takes one batch of the recorded stream.
     *
     * @param position where the batch begins in the recording
     * @throws HistoryForeign when the tables are of another stream; nothing is taken
     * @throws SequenceGap when events are missing; nothing of the batch is taken
     * @throws IllegalStateException after a failed commit until {@link #reset}, or when a command
     *     begins with {@value #MAX_PENDING_ROWS} rows pending
     */
    public void onBatch(long position, DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        if (batch.isImage()) {
            return;
        }
        requireConnection();
        if (!isProven || batch.lastSequence() > takenSequence) {
            lastBatch.take(position, buffer, offset, length);
        }
        if (!isProven) {
            committed.prove(batch.firstSequence(), batch.lastSequence(), lastBatch.checksum());
            becomeProven();
        }
        if (batch.firstSequence() > takenSequence + 1) {
            throw new SequenceGap(takenSequence + 1, batch.firstSequence());
        }
        if (isAtCommandEnd && pendingRows() > MAX_PENDING_ROWS) {
            throw new IllegalStateException(
                    "expected a commit at %d rows, was none".formatted(MAX_PENDING_ROWS));
        }
        takeEvents();
    }

    private void becomeProven() {
        isProven = true;
        progress.proven();
    }

    private void takeEvents() {
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
     * @return false when another projection went on with the same tables: nothing was written, and
     *     {@link #reset} comes next
     * @throws IllegalStateException when a command is half taken, or after a failed commit
     * @throws HistoryUnavailable when the database cannot take it now; {@link #reset} comes next
     * @throws HistoryDamaged when the database contradicts the stream; likewise
     */
    public boolean commit(long recordingPosition) {
        Connection writer = requireConnection();
        if (!isAtCommandEnd) {
            throw new IllegalStateException("expected the end of a command, was half of one");
        }
        if (!hasPending()) {
            return true;
        }
        StreamPosition next =
                new StreamPosition(
                        takenSequence,
                        recordingPosition,
                        timeMillis,
                        lastBatch.position(),
                        lastBatch.checksum());
        if (!write(next, writer)) {
            return false;
        }
        committed = next;
        progress.committed(takenSequence, timeMillis);
        forgetPending();
        return true;
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
            standAt(StreamPosition.read(writer));
            writer.commit();
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

    private boolean write(StreamPosition next, Connection writer) {
        try {
            boolean isWritten = write(next);
            if (isWritten) {
                writer.commit();
            } else {
                disconnect();
            }
            return isWritten;
        } catch (SQLException failure) {
            disconnect();
            throw SqlFailure.of("commit the history up to sequence " + takenSequence, failure);
        } catch (HistoryDamaged damage) {
            disconnect();
            throw damage;
        }
    }

    /** The position first: of two projections that write at once, it makes one wait and yield. */
    private boolean write(StreamPosition next) throws SQLException {
        Statements prepared = statements;
        assert prepared != null : "there is a connection";
        if (!next.writeOver(committed, prepared)) {
            return false;
        }
        prepared.pace().press(isPressed());
        rows.write(prepared);
        prune(prepared);
        return true;
    }

    /**
     * A reader waits for the rows, or they are old, as in a rebuild or when more comes than fits.
     */
    private boolean isPressed() {
        return isCommitAwaited() || System.currentTimeMillis() - timeMillis > PRESSED_MILLIS;
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

    private void standAt(StreamPosition position) {
        committed = position;
        takenSequence = position.sequence();
        timeMillis = position.timeMillis();
        isProven = false;
        progress.found(position.sequence(), position.timeMillis());
        if (position.isBeginning()) {
            becomeProven();
        }
    }

    private void forgetPending() {
        rows.clear();
        isAtCommandEnd = true;
        takenSequence = committed.sequence();
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
