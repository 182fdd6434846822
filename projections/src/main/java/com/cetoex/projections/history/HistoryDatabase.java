package com.cetoex.projections.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
    private final HistoryStore store;
    private final HistoryProgress progress = new HistoryProgress();
    private final AtomicReference<@Nullable HikariDataSource> pool = new AtomicReference<>();
    private long durablePosition;

    HistoryDatabase(HistoryStore store) {
        this.store = store;
    }

    /** A file, which {@link #prepare} opens; made when missing, its folder must exist then. */
    public static HistoryDatabase at(Path file) {
        return new HistoryDatabase(new SqliteFile(file));
    }

    /** A database of a PostgreSQL server, which {@link #prepare} opens. */
    public static HistoryDatabase at(PostgresAddress address) {
        return new HistoryDatabase(new PostgresServer(address));
    }

    /** As {@link #at(Path)} and {@link #prepare}. */
    public static HistoryDatabase open(Path file) {
        HistoryDatabase database = at(file);
        database.prepare();
        return database;
    }

    /** As {@link #at(PostgresAddress)} and {@link #prepare}. */
    public static HistoryDatabase open(PostgresAddress address) {
        HistoryDatabase database = at(address);
        database.prepare();
        return database;
    }

    /**
     * Opens the database, for the first time or again, and brings its tables up to date. Until then
     * queries are refused at once.
     *
     * @throws HistoryDamaged when it is corrupt or of a newer version
     * @throws HistoryUnavailable when it cannot be opened now
     */
    public void prepare() {
        close();
        progress.opened();
        reach();
        new Migration(store).run();
        store.remember();
        pool.set(new HikariDataSource(readers()));
    }

    /** A migration has much time; whether somebody answers at all shows sooner. */
    private void reach() {
        try {
            store.writers().getConnection().close();
        } catch (SQLException failure) {
            throw SqlFailure.of("reach the history's database", failure);
        }
    }

    private HikariConfig readers() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("history");
        config.setAutoCommit(false);
        config.setInitializationFailTimeout(-1);
        store.configure(config);
        return config;
    }

    /** Tells whether the database is still the one that was opened. Cheap. */
    public boolean isInPlace() {
        return store.isInPlace();
    }

    /** The writer, standing where the database stands; one at a time. */
    public HistoryProjection projection() {
        return new HistoryProjection(this);
    }

    /** The reader; safe from any thread, as often as liked, at any time. */
    public HistoryQuery query() {
        return new HistoryQuery(this);
    }

    /** Tells readers that the history does not go on, and why, until its next commit. */
    public void failed(HistoryState state) {
        progress.failed(state);
    }

    /**
     * Puts on disk what is committed.
     *
     * @return the position before which the recorded stream may be purged: what it held is sure to
     *     survive the end of the machine, and the batch that proves it is kept. May be an older one
     *     than that of the last commit.
     */
    public long makeDurable() {
        try (Connection connection = store.writers().getConnection()) {
            long position = StreamPosition.read(connection).resumePosition();
            if (store.makeDurable(connection)) {
                durablePosition = position;
            }
            return durablePosition;
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
        return store.copyTo(file);
    }

    /**
     * Removes the history's tables and all that is in them; it is opened again by {@link #prepare}.
     * Nobody else may use the database.
     *
     * @throws HistoryUnavailable when that cannot be done now
     */
    public void drop() {
        close();
        progress.opened();
        try {
            store.drop();
        } catch (SQLException failure) {
            throw new HistoryUnavailable("remove the history", failure);
        }
    }

    /** Ends all connections of queries; the projection is closed on its own. */
    @Override
    public void close() {
        HikariDataSource open = pool.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }

    /** Where it is; without any password. */
    @Override
    public String toString() {
        return store.toString();
    }

    HistoryProgress progress() {
        return progress;
    }

    /** A connection to read with, in one transaction. */
    Connection reader() throws SQLException {
        HikariDataSource open = pool.get();
        if (open == null || !progress.get().isReadable()) {
            throw new HistoryUnavailable(
                    "read: the history's database " + progress.get().state().sentence());
        }
        return open.getConnection();
    }

    /** A connection to write with, whose transactions the caller ends. */
    Connection writer() throws SQLException {
        Connection connection = store.writers().getConnection();
        store.tune(connection);
        connection.setAutoCommit(false);
        return connection;
    }
}
