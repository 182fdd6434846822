package com.cetoex.simulation.lab;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The SQL history of an exchange, read as any SQLite client may while it runs. */
final class HistoryFile implements AutoCloseable {
    private static final int QUOTE_DECIMALS = 8;

    private final Connection connection;

    private HistoryFile(Connection connection) {
        this.connection = connection;
    }

    static HistoryFile open(Path data) throws SQLException {
        return new HistoryFile(
                DriverManager.getConnection(
                        "jdbc:sqlite:file:" + data.resolve("history.db") + "?mode=ro"));
    }

    /**
     * A trade as the history has it.
     *
     * @param makerOrderId the order that rested
     * @param takerOrderId the order that came in
     * @param quantityLots how much
     * @param priceTicks at which price
     */
    record TradeRow(long makerOrderId, long takerOrderId, long quantityLots, long priceTicks) {}

    /** The trades behind one, by their id. */
    Map<Long, TradeRow> tradesAfter(long tradeId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT trade_id, maker_order_id, taker_order_id, quantity_lots, price_ticks"
                                + " FROM trades WHERE trade_id > ?")) {
            query.setLong(1, tradeId);
            Map<Long, TradeRow> trades = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    trades.put(
                            rows.getLong(1),
                            new TradeRow(
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    rows.getLong(4),
                                    rows.getLong(5)));
                }
            }
            return trades;
        }
    }

    /** What the operator earned, in the quote asset. */
    BigDecimal fees() throws SQLException {
        long units =
                number("SELECT COALESCE(SUM(maker_fee_units + taker_fee_units), 0) FROM trades");
        return BigDecimal.valueOf(units, QUOTE_DECIMALS);
    }

    /** What the ledger gives an investor of an asset, in smallest units. */
    BigDecimal balance(long investorId, String asset) throws SQLException {
        long units =
                number(
                        "SELECT COALESCE(SUM(l.delta_units), 0) FROM ledger_entries l JOIN assets a"
                                + " ON a.asset_id = l.asset_id WHERE l.investor_id = "
                                + investorId
                                + " AND a.name = '"
                                + asset
                                + "'");
        return BigDecimal.valueOf(units, QUOTE_DECIMALS);
    }

    /** Orders that were cancelled as if a client had asked for it. */
    Map<Long, Boolean> cancelledOnRequestAfter(long orderId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT order_id FROM orders WHERE cancel_reason = 1 AND order_id > ?")) {
            query.setLong(1, orderId);
            Map<Long, Boolean> orders = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    orders.put(rows.getLong(1), true);
                }
            }
            return orders;
        }
    }

    /** The last event that the history has. */
    long sequence() throws SQLException {
        return number("SELECT sequence FROM projection_position WHERE name = 'history'");
    }

    /** How many trades are missing between the first and the last one. */
    long missingTrades() throws SQLException {
        return number("SELECT COALESCE(MAX(trade_id) - COUNT(*), 0) FROM trades");
    }

    /** How many order ids are missing between the first and the last one. */
    long missingOrders() throws SQLException {
        return number("SELECT COALESCE(MAX(order_id) - COUNT(*), 0) FROM orders");
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
