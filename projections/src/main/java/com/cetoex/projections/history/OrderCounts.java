package com.cetoex.projections.history;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many orders the open batch adds for each investor and instrument. */
final class OrderCounts {
    private static final String ADD =
            """
            INSERT INTO order_counts (investor_id, instrument_id, orders) VALUES (?, ?, ?)
            ON CONFLICT (investor_id, instrument_id)
            DO UPDATE SET orders = order_counts.orders + excluded.orders
            """;

    private final Map<Key, Integer> added = new LinkedHashMap<>();

    void add(long investorId, int instrumentId) {
        added.merge(new Key(investorId, instrumentId), 1, Integer::sum);
    }

    int count() {
        return added.size();
    }

    void clear() {
        added.clear();
    }

    void write(Statements statements) throws SQLException {
        PreparedStatement add = statements.of(ADD);
        RowBatch adds = statements.batch(add, "order counts");
        for (Map.Entry<Key, Integer> entry : added.entrySet()) {
            add.setLong(1, entry.getKey().investorId());
            add.setInt(2, entry.getKey().instrumentId());
            add.setLong(3, entry.getValue());
            adds.add();
        }
        adds.write();
    }

    private record Key(long investorId, int instrumentId) {}
}
