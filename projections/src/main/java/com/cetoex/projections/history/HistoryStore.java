package com.cetoex.projections.history;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where the history's tables are, and what is special about that kind of database. */
sealed interface HistoryStore permits SqliteFile, PostgresServer {
    /** How long a statement waits for a lock of another process, such as a backup. */
    int LOCK_TIMEOUT_MILLIS = 2_000;

    /** Connections to write with, one at a time. */
    DataSource writers();

    /** Connections to change tables with, which may take its time. */
    DataSource migrators();

    /** What makes a table be stored in the order of its primary key, or nothing. */
    String clustered();

    /** Remembers which database this is, for {@link #isInPlace}; called when it is there. */
    void remember();

    /** Tells whether the database is still the one that was remembered. Cheap. */
    boolean isInPlace();

    /** Sets up a connection to write with. */
    void tune(Connection writer) throws SQLException;

    /** Sets up the connections of queries. */
    void configure(HikariConfig readers);

    /** Puts on disk what is committed; false when it could not be all of it now. */
    boolean makeDurable(Connection connection) throws SQLException;

    /** As {@link HistoryDatabase#copyTo}. */
    boolean copyTo(Path file);

    /** Removes all of the history, so that it can be made again; nobody else may use it. */
    void drop() throws SQLException;
}
