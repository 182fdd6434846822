package com.cetoex.projections.history;

import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderCancelledDecoder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The orders that the open batch touches, each written once, in the state it then has.
 *
 * <p>No row is ever loaded: events carry resulting values.
 */
final class OrderRows {
    private static final String INSERT =
            """
            INSERT INTO orders (investor_id, order_id, instrument_id, side, order_type, status,
                cancel_reason, price_ticks, quantity_lots, remaining_lots, cumulative_units,
                client_order_id, created_millis, updated_millis)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE =
            """
            UPDATE orders SET status = ?, cancel_reason = ?, remaining_lots = ?,
                cumulative_units = COALESCE(?, cumulative_units), updated_millis = ?
            WHERE investor_id = ? AND order_id = ?
            """;

    /** A cancel does not tell the notional of earlier fills; the row keeps its own. */
    private static final long UNTOLD = -1;

    private final Long2ObjectHashMap<Row> touched = new Long2ObjectHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    void accept(OrderAcceptedDecoder event, @Nullable String clientOrderId, long timeMillis) {
        Row row = new Row(event.investorId(), event.orderId());
        row.isNew = true;
        row.instrumentId = event.instrumentId();
        row.sideCode = event.sideRaw();
        row.typeCode = event.orderTypeRaw();
        row.priceTicks = event.priceTicks();
        row.quantityLots = event.quantityLots();
        row.remainingLots = event.quantityLots();
        row.cumulativeUnits = 0;
        row.clientOrderId = clientOrderId;
        row.createdMillis = timeMillis;
        row.updatedMillis = timeMillis;
        add(row);
    }

    void fill(long investorId, long orderId, OrderFill fill) {
        Row row = touch(investorId, orderId);
        row.status = fill.remainingLots() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        row.remainingLots = fill.remainingLots();
        row.cumulativeUnits = fill.cumulativeUnits();
        row.updatedMillis = fill.timeMillis();
    }

    void cancel(OrderCancelledDecoder event, long timeMillis) {
        Row row = touch(event.investorId(), event.orderId());
        row.status = OrderStatus.CANCELLED;
        row.cancelReason = event.reason();
        row.remainingLots = event.remainingLots();
        row.updatedMillis = timeMillis;
    }

    int count() {
        return rows.size();
    }

    void clear() {
        touched.clear();
        rows.clear();
    }

    void write(Statements statements) throws SQLException {
        PreparedStatement insert = statements.of(INSERT);
        PreparedStatement update = statements.of(UPDATE);
        RowBatch inserts = statements.batch(insert, "orders");
        RowBatch updates = statements.batch(update, "orders");
        for (Row row : rows) {
            if (row.isNew) {
                row.bindInsert(insert);
                inserts.add();
            } else {
                row.bindUpdate(update);
                updates.add();
            }
        }
        inserts.write();
        updates.write();
    }

    private Row touch(long investorId, long orderId) {
        Row row = touched.get(orderId);
        if (row == null) {
            row = new Row(investorId, orderId);
            add(row);
        }
        return row;
    }

    private void add(Row row) {
        touched.put(row.orderId, row);
        rows.add(row);
    }

    /**
     * What a trade made of one of its orders.
     *
     * @param remainingLots what the order has left
     * @param cumulativeUnits notional of all its fills so far
     * @param timeMillis when it traded
     */
    record OrderFill(long remainingLots, long cumulativeUnits, long timeMillis) {}

    /** One order's row, or the changing part of it. */
    private static final class Row {
        final long investorId;
        final long orderId;
        boolean isNew;
        int instrumentId;
        short sideCode;
        short typeCode;
        long priceTicks;
        long quantityLots;
        @Nullable String clientOrderId;
        long createdMillis;

        OrderStatus status = OrderStatus.OPEN;
        @Nullable CancelReason cancelReason;
        long remainingLots;
        long cumulativeUnits = UNTOLD;
        long updatedMillis;

        Row(long investorId, long orderId) {
            this.investorId = investorId;
            this.orderId = orderId;
        }

        void bindInsert(PreparedStatement insert) throws SQLException {
            insert.setLong(1, investorId);
            insert.setLong(2, orderId);
            insert.setInt(3, instrumentId);
            insert.setShort(4, sideCode);
            insert.setShort(5, typeCode);
            insert.setInt(6, status.code());
            bindCancelReason(insert, 7);
            insert.setLong(8, priceTicks);
            insert.setLong(9, quantityLots);
            insert.setLong(10, remainingLots);
            insert.setLong(11, cumulativeUnits);
            insert.setString(12, clientOrderId);
            insert.setLong(13, createdMillis);
            insert.setLong(14, updatedMillis);
        }

        void bindUpdate(PreparedStatement update) throws SQLException {
            update.setInt(1, status.code());
            bindCancelReason(update, 2);
            update.setLong(3, remainingLots);
            if (cumulativeUnits == UNTOLD) {
                update.setNull(4, Types.BIGINT);
            } else {
                update.setLong(4, cumulativeUnits);
            }
            update.setLong(5, updatedMillis);
            update.setLong(6, investorId);
            update.setLong(7, orderId);
        }

        private void bindCancelReason(PreparedStatement statement, int parameter)
                throws SQLException {
            if (cancelReason == null) {
                statement.setNull(parameter, Types.SMALLINT);
            } else {
                statement.setShort(parameter, cancelReason.value());
            }
        }
    }
}
