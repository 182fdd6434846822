package com.cetoex.projections.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The prepared statements of one connection, each prepared once, and the pace at which they write;
 * they end with it.
 */
final class Statements {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final WriterPace pace = new WriterPace();

    Statements(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement of(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /**
     * Begins to write rows.
     *
     * @param statement one of these; writes one row
     * @param what the rows are, for the message when one is not written
     */
    RowBatch batch(PreparedStatement statement, String what) {
        return new RowBatch(statement, what, pace);
    }

    WriterPace pace() {
        return pace;
    }
}
