package com.cetoex.server.exchange;

import com.cetoex.node.StoredEvents;
import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.HistoryProjection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every row of a history, and of one that is worked out anew from the recorded events. */
final class HistoryTables {
    private static final Map<String, String> TABLES =
            Map.of(
                    "orders", "order_id",
                    "order_counts", "investor_id, instrument_id",
                    "trades", "trade_id",
                    "transfers", "transfer_id",
                    "candles_1s", "instrument_id, open_millis",
                    "candles_1m", "instrument_id, open_millis",
                    "instruments", "instrument_id",
                    "assets", "asset_id");

    private HistoryTables() {}

    static Map<String, List<String>> in(Connection connection) throws SQLException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            String sql = "SELECT * FROM " + table.getKey() + " ORDER BY " + table.getValue();
            all.put(table.getKey(), rows(connection, sql));
        }
        return all;
    }

    static Map<String, List<String>> inFile(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return in(connection);
        }
    }

    /** What a history of a folder that is not in use must hold. */
    static Map<String, List<String>> recomputed(Path dataFolder, Path file) throws SQLException {
        try (HistoryDatabase database = HistoryDatabase.open(file);
                HistoryProjection projection = database.projection();
                StoredEvents events = StoredEvents.open(dataFolder)) {
            while (events.poll((b, o, l) -> projection.onBatch(0, b, o, l), 1) > 0) {
                if (projection.pendingRows() > 1_000 && projection.isAtCommandEnd()) {
                    projection.commit(events.position());
                }
            }
            projection.commit(events.position());
        }
        return inFile(file);
    }

    /** Values as text; a fraction has different zeros at its end in each kind of database. */
    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    boolean isFraction = row.getMetaData().getColumnName(column).endsWith("_size");
                    values.add(
                            isFraction
                                    ? String.valueOf(row.getDouble(column))
                                    : String.valueOf(row.getString(column)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
