package com.cetoex.projections.history;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The history in a PostgreSQL server, in the first schema of its user's search path. No call waits
 * for a server that does not answer longer than the limits here.
 */
final class PostgresServer implements HistoryStore {
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /** A transaction of thousands of rows takes tens of milliseconds. */
    private static final int WRITE_TIMEOUT_SECONDS = 10;

    /** A page takes a millisecond, the seed of the live figures some hundred. */
    private static final int READ_TIMEOUT_SECONDS = 3;

    private static final int MIGRATE_TIMEOUT_SECONDS = 600;

    /**
     * How long a query waits for a connection, behind other queries or to a server that is away.
     */
    private static final int POOL_TIMEOUT_MILLIS = 1_000;

    /** How long a connection that was idle is asked whether it still works. */
    private static final int VALIDATION_TIMEOUT_MILLIS = 500;

    private static final String VIEWS =
            "SELECT table_name FROM information_schema.views WHERE table_schema = current_schema()"
                    + " AND table_name IN ('ledger_entries', 'orders_with_decimals',"
                    + " 'trades_with_decimals')";

    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                    + " current_schema() AND table_name IN ('projection_position', 'assets',"
                    + " 'instruments', 'orders', 'order_counts', 'trades', 'transfers', 'candles_1s',"
                    + " 'candles_1m', 'flyway_schema_history')";

    private final PostgresAddress address;
    private final DataSource writers;

    PostgresServer(PostgresAddress address) {
        this.address = address;
        writers = source(WRITE_TIMEOUT_SECONDS);
    }

    private PGSimpleDataSource source(int timeoutSeconds) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setReWriteBatchedInserts(true);
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setLoginTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setSocketTimeout(timeoutSeconds + 1);
        source.setTcpKeepAlive(true);
        source.setApplicationName("CetoEX");
        source.setOptions(
                "-c lock_timeout=%d -c statement_timeout=%ds -c synchronous_commit=on"
                        .formatted(LOCK_TIMEOUT_MILLIS, timeoutSeconds));
        return source;
    }

    @Override
    public DataSource writers() {
        return writers;
    }

    @Override
    public DataSource migrators() {
        return source(MIGRATE_TIMEOUT_SECONDS);
    }

    @Override
    public String clustered() {
        return "";
    }

    @Override
    public void remember() {
        // A server that lost its tables says so itself.
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    @Override
    public void tune(Connection writer) {
        // All is said when it connects.
    }

    @Override
    public void configure(HikariConfig readers) {
        readers.setDataSource(source(READ_TIMEOUT_SECONDS));
        readers.setMaximumPoolSize(address.poolSize());
        readers.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
        readers.setValidationTimeout(VALIDATION_TIMEOUT_MILLIS);
        readers.setReadOnly(true);
        readers.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    }

    @Override
    public boolean makeDurable(Connection connection) {
        return true; // Every commit was.
    }

    @Override
    public boolean copyTo(Path file) {
        return false;
    }

    /** One by one, for the schema may hold what is not ours. */
    @Override
    public void drop() throws SQLException {
        try (Connection connection = migrators().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String view : names(statement, VIEWS)) {
                statement.execute("DROP VIEW " + view);
            }
            for (String table : names(statement, TABLES)) {
                statement.execute("DROP TABLE " + table);
            }
            connection.commit();
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }

    private static List<String> names(Statement statement, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
