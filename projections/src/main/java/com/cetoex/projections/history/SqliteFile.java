package com.cetoex.projections.history;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The history in one file, made when missing; its folder must exist. */
final class SqliteFile implements HistoryStore {
    /** Queries at a time; more wait. A page takes 0.2 ms. */
    private static final int POOL_SIZE = 4;

    /** How long a query waits for a connection, behind other queries. */
    private static final int POOL_TIMEOUT_MILLIS = 2_000;

    /** Pages that the writer keeps in memory; a connection of the pool keeps an eighth. */
    private static final int CACHE_KIBIBYTES = 64 * 1024;

    /**
     * Pages of 4 KiB in the write-ahead log at which a commit writes them back and forces them to
     * disk: the more at a time, the longer the exchange's own log waits for the disk meanwhile.
     */
    private static final int CHECKPOINT_PAGES = 1_000;

    /** Size to which the log's file is cut after it was written back. */
    private static final int LOG_LIMIT_BYTES = 64 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

    private final Path file;
    private final SQLiteDataSource source;
    private @Nullable Object key;

    SqliteFile(Path file) {
        this(file, configuration());
    }

    SqliteFile(Path file, SQLiteConfig config) {
        this.file = file;
        source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
    }

    static SQLiteConfig configuration() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(LOCK_TIMEOUT_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES / 8);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(LOG_LIMIT_BYTES));
        return config;
    }

    @Override
    public DataSource writers() {
        return source();
    }

    @Override
    public DataSource migrators() {
        return source();
    }

    private DataSource source() {
        SqliteLibrary.load(file);
        return source;
    }

    @Override
    public String clustered() {
        return "WITHOUT ROWID";
    }

    @Override
    public void remember() {
        key = currentKey();
    }

    /** A file that was removed would take all that is written, and lose it with its last reader. */
    @Override
    public boolean isInPlace() {
        return key != null && key.equals(currentKey());
    }

    private @Nullable Object currentKey() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException missing) {
            return null;
        }
    }

    @Override
    public void tune(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            statement.execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
        }
    }

    @Override
    public void configure(HikariConfig readers) {
        readers.setDataSource(source());
        readers.setMaximumPoolSize(POOL_SIZE);
        readers.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
        readers.setConnectionInitSql("PRAGMA query_only = 1");
    }

    /** Synchronises the log and writes it back; false when a reader kept a part of it. */
    @Override
    public boolean makeDurable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            row.next();
            boolean isBusy = row.getInt(1) != 0;
            return !isBusy && row.getInt(2) == row.getInt(3);
        }
    }

    @Override
    public boolean copyTo(Path copy) {
        if (Files.exists(copy)) {
            throw new HistoryUnavailable(
                    "copy the history", new FileAlreadyExistsException(copy.toString()));
        }
        try (Connection connection = source().getConnection();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
            force(copy);
        } catch (SQLException | IOException failure) {
            remove(copy);
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

    @Override
    public String toString() {
        return file.toString();
    }

    @Override
    public void drop() throws SQLException {
        try {
            for (String ending : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(Path.of(file + ending));
            }
        } catch (IOException failure) {
            throw new SQLException("cannot remove " + file, failure);
        }
    }
}
