package com.cetoex.projections.history;

import java.sql.SQLException;

/** Tells which failures of the database are worth another try. */
final class SqlFailure {
    /** SQLite's codes of a broken constraint, a corrupt file, and a file that is no database. */
    private static final int SQLITE_CORRUPT = 11;

    private static final int SQLITE_CONSTRAINT = 19;
    private static final int SQLITE_NOT_A_DATABASE = 26;

    /** SQLite's extended codes carry the plain one in their low byte. */
    private static final int SQLITE_PLAIN_CODE = 0xFF;

    private SqlFailure() {}

    static RuntimeException of(String act, SQLException cause) {
        return isDamage(cause)
                ? new HistoryDamaged("could not " + act + ": " + cause.getMessage(), cause)
                : new HistoryUnavailable(act, cause);
    }

    private static boolean isDamage(SQLException cause) {
        String state = cause.getSQLState();
        if (state != null && !state.isEmpty()) {
            return state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
        }
        return switch (cause.getErrorCode() & SQLITE_PLAIN_CODE) {
            case SQLITE_CORRUPT, SQLITE_CONSTRAINT, SQLITE_NOT_A_DATABASE -> true;
            default -> false;
        };
    }
}
