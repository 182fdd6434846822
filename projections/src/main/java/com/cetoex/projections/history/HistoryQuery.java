package com.cetoex.projections.history;

import com.cetoex.projections.Candle;
import com.cetoex.projections.MarketSeed;
import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the history; every answer is of one moment between two commits.
 *
 * <p>Safe from any thread. Calls block, for at most some seconds of waiting for a connection and
 * for the answer; then {@link HistoryUnavailable} is thrown. It is thrown at once while the
 * database is not opened, or not known to be of this exchange.
 */
public final class HistoryQuery {
    /** Orders on one page at most (contract, values). */
    public static final int MAX_PAGE = 500;

    private static final String ORDER_COLUMNS =
            """
            SELECT order_id, investor_id, instrument_id, side, order_type, status, cancel_reason,
                price_ticks, quantity_lots, remaining_lots, cumulative_units, client_order_id,
                created_millis, updated_millis
            FROM orders
            """;

    private final HistoryDatabase database;

    HistoryQuery(HistoryDatabase database) {
        this.database = database;
    }

    /** The last event that the history shows. */
    public long sequence() {
        return database.progress().get().sequence();
    }

    /** How the history is and how far it has come. */
    public HistoryStanding standing() {
        return database.progress().get();
    }

    /**
     * Waits until the history shows an event.
     *
     * @return false when it does not within the time, or stands still, or the thread was
     *     interrupted
     */
    public boolean awaitSequence(long sequence, Duration limit) {
        return database.progress().await(sequence, limit);
    }

    /**
     * A page of an investor's orders, newest first, open ones included.
     *
     * @param limit orders on the page, 1-{@value #MAX_PAGE}
     * @param beforeOrderId where the page before ended; empty for the first page
     */
    public OrderPage page(
            long investorId, OrderFilter filter, int limit, OptionalLong beforeOrderId) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException(
                    "expected a limit of 1-%d, was %d".formatted(MAX_PAGE, limit));
        }
        return read(
                "read a page of orders",
                connection -> {
                    List<HistoricOrder> orders =
                            orders(connection, investorId, filter, limit + 1, beforeOrderId);
                    boolean isEnd = orders.size() <= limit;
                    List<HistoricOrder> page = isEnd ? orders : orders.subList(0, limit);
                    return new OrderPage(
                            page,
                            total(connection, investorId, filter),
                            isEnd
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(page.getLast().orderId()));
                });
    }

    /** An order of this investor; empty when it is unknown or another's. */
    public Optional<HistoricOrder> order(long investorId, long orderId) {
        return read(
                "read an order",
                connection -> {
                    String sql = ORDER_COLUMNS + "WHERE investor_id = ? AND order_id = ?";
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        select.setLong(1, investorId);
                        select.setLong(2, orderId);
                        return orders(select).stream().findFirst();
                    }
                });
    }

    /** An instrument's candles of a minute that open in an interval, oldest first. */
    public List<Candle> minutes(int instrumentId, long fromMillis, long beforeMillis) {
        return read(
                "read candles",
                connection ->
                        MarketSeedQuery.minutes(
                                connection, instrumentId, fromMillis, beforeMillis));
    }

    /**
     * What the live tape and statistics start from.
     *
     * @param uptoSequence the last event that may be in it
     * @throws IllegalStateException when the history has not come so far; see {@link
     *     #awaitSequence}
     */
    public MarketSeed marketSeed(long uptoSequence) {
        return read(
                "read the trades of the last day",
                connection -> new MarketSeedQuery(connection, uptoSequence).seed());
    }

    private static List<HistoricOrder> orders(
            Connection connection,
            long investorId,
            OrderFilter filter,
            int limit,
            OptionalLong beforeOrderId)
            throws SQLException {
        String sql =
                ORDER_COLUMNS + where(filter) + " AND order_id < ? ORDER BY order_id DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = bind(select, investorId, filter);
            select.setLong(parameter++, beforeOrderId.orElse(Long.MAX_VALUE));
            select.setInt(parameter, limit);
            return orders(select);
        }
    }

    /** Counted by the projection, except for a client order id, which few orders share. */
    private static long total(Connection connection, long investorId, OrderFilter filter)
            throws SQLException {
        String sql =
                filter.clientOrderId().isPresent()
                        ? "SELECT COUNT(*) FROM orders " + where(filter)
                        : "SELECT COALESCE(SUM(orders), 0) FROM order_counts " + where(filter);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, investorId, filter);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String where(OrderFilter filter) {
        return "WHERE investor_id = ?"
                + (filter.instrumentId().isPresent() ? " AND instrument_id = ?" : "")
                + (filter.clientOrderId().isPresent() ? " AND client_order_id = ?" : "");
    }

    private static int bind(PreparedStatement select, long investorId, OrderFilter filter)
            throws SQLException {
        int parameter = 1;
        select.setLong(parameter++, investorId);
        if (filter.instrumentId().isPresent()) {
            select.setInt(parameter++, filter.instrumentId().getAsInt());
        }
        if (filter.clientOrderId().isPresent()) {
            select.setString(parameter++, filter.clientOrderId().get());
        }
        return parameter;
    }

    private static List<HistoricOrder> orders(PreparedStatement select) throws SQLException {
        List<HistoricOrder> orders = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                orders.add(order(row));
            }
        }
        return orders;
    }

    private static HistoricOrder order(ResultSet row) throws SQLException {
        short cancelReason = row.getShort(7);
        return new HistoricOrder(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                Side.get(row.getShort(4)),
                OrderType.get(row.getShort(5)),
                OrderStatus.of(row.getInt(6)),
                cancelReason == 0 ? Optional.empty() : Optional.of(CancelReason.get(cancelReason)),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                Optional.ofNullable(row.getString(12)),
                row.getLong(13),
                row.getLong(14));
    }

    private <T> T read(String act, Reading<T> reading) {
        try (Connection connection = database.reader()) {
            T answer = reading.from(connection);
            connection.rollback();
            return answer;
        } catch (SQLException failure) {
            throw SqlFailure.of(act, failure);
        }
    }

    /** What is read in one transaction. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }
}
