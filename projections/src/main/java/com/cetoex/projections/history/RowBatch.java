package com.cetoex.projections.history;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows on their way into the database by one statement, written some at a time; between the
 * portions others may have the core.
 */
final class RowBatch {
    /** A fraction of a millisecond of work. */
    private static final int PORTION = 32;

    private final PreparedStatement statement;
    private final String what;
    private final WriterPace pace;
    private int pending;

    /**
     * Begins a batch, empty.
     *
     * @param what the rows are, for the message when one is not written
     * @param pace is kept between portions
     */
    RowBatch(PreparedStatement statement, String what, WriterPace pace) {
        this.statement = statement;
        this.what = what;
        this.pace = pace;
    }

    /** Takes the row whose values are bound to the statement. */
    void add() throws SQLException {
        statement.addBatch();
        pending++;
        if (pending == PORTION) {
            write();
            pace.betweenPortions();
        }
    }

    /**
     * Writes the rows that are pending.
     *
     * @throws HistoryDamaged when the statement did not touch exactly one row for each
     */
    void write() throws SQLException {
        if (pending == 0) {
            return;
        }
        pending = 0;
        for (int count : statement.executeBatch()) {
            // PostgreSQL's driver joins inserts into larger ones, and cannot tell of each.
            if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
                throw new HistoryDamaged(
                        "expected one row of %s to write, was %d".formatted(what, count), null);
            }
        }
    }
}
