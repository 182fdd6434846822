package com.cetoex.projections.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQL database of the history: one file by default, a PostgreSQL server on request.
 *
 * <p>It has one {@link HistoryProjection}, which writes, and any number of {@link HistoryQuery}
 * calls. It can be dropped at any time while it is closed: the projection then begins at sequence
 * 0.
 *
 * <p>SQLite runs with a write-ahead log that is synchronised at checkpoints only: a commit survives
 * the end of the process at once, and the end of the machine after the next checkpoint. What is
 * lost then is a tail of whole transactions, each with its position, so it is taken again from the
 * recorded stream; {@link #makeDurable} tells how much of that must be kept.
 */
public final class HistoryDatabase implements AutoCloseable {
    /** How long a statement waits for a lock of another process, such as a backup. */
    static final int LOCK_TIMEOUT_MILLIS = 2_000;

    /** How long a query waits for a connection, behind other queries. */
    static final int POOL_TIMEOUT_MILLIS = 2_000;

    /** Queries at a time; more wait. A page takes 0.2 ms. */
    static final int POOL_SIZE = 4;

    /** Pages that the writer keeps in memory; a connection of the pool keeps an eighth. */
    private static final int CACHE_KIBIBYTES = 64 * 1024;

    /** Pages of 4 KiB in the write-ahead log at which a commit writes them back. */
    private static final int CHECKPOINT_PAGES = 4_000;

    /** Size to which the log's file is cut after it was written back. */
    private static final int LOG_LIMIT_BYTES = 64 * 1024 * 1024;

    /** No statement on a server, and no answer from it, takes longer than this. */
    private static final int SERVER_TIMEOUT_SECONDS = 30;

    private static final int SERVER_CONNECT_TIMEOUT_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(HistoryDatabase.class);

    private final DataSource source;
    private final HikariDataSource pool;
    private final boolean isEmbedded;
    private final CommittedSequence committed = new CommittedSequence();
    private long durableRecordingPosition;

    private HistoryDatabase(DataSource source, boolean isEmbedded) {
        this.source = source;
        this.isEmbedded = isEmbedded;
        migrate();
        pool = new HikariDataSource(poolConfig());
    }

    /**
     * Opens a file, made when missing; its folder must exist.
     *
     * @throws HistoryDamaged when the file is corrupt or was made by a newer version
     * @throws HistoryUnavailable when it cannot be opened now
     */
    public static HistoryDatabase open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(LOCK_TIMEOUT_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES / 8);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(LOG_LIMIT_BYTES));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return new HistoryDatabase(source, true);
    }

    /** Opens a PostgreSQL database, whose tables are made when missing. */
    public static HistoryDatabase open(String jdbcUrl, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        source.setReWriteBatchedInserts(true);
        source.setConnectTimeout(SERVER_CONNECT_TIMEOUT_SECONDS);
        source.setSocketTimeout(2 * SERVER_TIMEOUT_SECONDS);
        source.setOptions(
                "-c lock_timeout=%d -c statement_timeout=%ds"
                        .formatted(LOCK_TIMEOUT_MILLIS, SERVER_TIMEOUT_SECONDS));
        return new HistoryDatabase(source, false);
    }

    /** The writer, standing where the database stands; one at a time. */
    public HistoryProjection projection() {
        return new HistoryProjection(this);
    }

    /** The reader; safe from any thread, as often as liked. */
    public HistoryQuery query() {
        return new HistoryQuery(pool, committed);
    }

    /**
     * Puts on disk what is committed.
     *
     * @return the position before which the recorded stream may be purged: what it held is sure to
     *     survive the end of the machine. May be an older one than that of the last commit.
     */
    public synchronized long makeDurable() {
        try (Connection connection = source.getConnection()) {
            long recordingPosition = recordingPosition(connection);
            if (!isEmbedded || checkpoint(connection)) {
                durableRecordingPosition = recordingPosition;
            }
            return durableRecordingPosition;
        } catch (SQLException failure) {
            throw SqlFailure.of("make the history durable", failure);
        }
    }

    /**
     * Writes a consistent copy, while the history goes on: for backups.
     *
     * <p>The copy shows one commit. A backup takes it before it takes the log and the recorded
     * events: a history may be behind them, but never ahead.
     *
     * @param file must not exist; is on disk when this returns
     * @return false when the database is a server, which has backups of its own; nothing was copied
     * @throws HistoryUnavailable when it could not be copied now; what was written of it is removed
     */
    public boolean copyTo(Path file) {
        if (!isEmbedded) {
            return false;
        }
        if (Files.exists(file)) {
            throw new HistoryUnavailable(
                    "copy the history", new FileAlreadyExistsException(file.toString()));
        }
        try (Connection connection = source.getConnection();
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, file.toString());
            copy.execute();
            force(file);
        } catch (SQLException | IOException failure) {
            remove(file);
            throw new HistoryUnavailable("copy the history", failure);
        }
        return true;
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            LOG.warn("The unfinished copy {} cannot be removed: {}", file, failure.toString());
        }
    }

    /** Ends all connections of queries; the projection is closed on its own. */
    @Override
    public void close() {
        pool.close();
    }

    CommittedSequence committed() {
        return committed;
    }

    /** A connection to write with, whose transactions the caller ends. */
    Connection writer() throws SQLException {
        Connection connection = source.getConnection();
        if (isEmbedded) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
                statement.execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private void migrate() {
        try {
            Flyway.configure(HistoryDatabase.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/history")
                    .placeholders(Map.of("clustered", isEmbedded ? "WITHOUT ROWID" : ""))
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw failureToMigrate(failure);
        }
    }

    private static RuntimeException failureToMigrate(FlywayException failure) {
        String act = "bring the history's tables up to date";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlCause) {
                return SqlFailure.of(act, sqlCause);
            }
        }
        return new HistoryDamaged("could not " + act + ": " + failure.getMessage(), failure);
    }

    private HikariConfig poolConfig() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("history");
        config.setDataSource(source);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
        config.setAutoCommit(false);
        if (isEmbedded) {
            config.setConnectionInitSql("PRAGMA query_only = 1");
        } else {
            config.setReadOnly(true);
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        }
        return config;
    }

    private static long recordingPosition(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT recording_position FROM projection_position")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Synchronises the log and writes it back; false when a reader kept a part of it. */
    private static boolean checkpoint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            row.next();
            boolean isBusy = row.getInt(1) != 0;
            return !isBusy && row.getInt(2) == row.getInt(3);
        }
    }
}
