package com.cetoex.projections.history;

import com.cetoex.projections.market.ToyExchange;
import com.cetoex.projections.market.ToyExchange.ToyOrder;
import com.cetoex.projections.market.ToyExchange.ToyTrade;
import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the tables hold, and what they must hold, worked out anew from a toy exchange. */
final class Tables {
    private Tables() {}

    /** Every row as text, its values divided by bars. */
    static List<String> rows(HistoryDatabase database, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.writer();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(row.getString(column)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** All that the projection wrote, but where it stands. */
    static Map<String, List<String>> all(HistoryDatabase database) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("orders", rows(database, "SELECT * FROM orders ORDER BY order_id"));
        all.put(
                "counts",
                rows(database, "SELECT * FROM order_counts ORDER BY investor_id, instrument_id"));
        all.put(
                "trades",
                rows(
                        database,
                        "SELECT trade_id, sequence, instrument_id, time_millis, price_ticks,"
                                + " quantity_lots, notional_units, taker_side FROM trades"
                                + " ORDER BY trade_id"));
        all.put("minutes", candles(database, "candles_1m"));
        return all;
    }

    static List<String> candles(HistoryDatabase database, String table) {
        return rows(database, "SELECT * FROM " + table + " ORDER BY open_millis, instrument_id");
    }

    /** The same, recomputed. */
    static Map<String, List<String>> expected(ToyExchange exchange) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("orders", exchange.orders.stream().map(Tables::orderRow).toList());
        all.put("counts", counts(exchange));
        all.put("trades", exchange.trades.stream().map(Tables::tradeRow).toList());
        all.put("minutes", candles(exchange, 60_000));
        return all;
    }

    static List<String> candles(ToyExchange exchange, long intervalMillis) {
        Map<String, List<ToyTrade>> groups = new TreeMap<>();
        for (ToyTrade trade : exchange.trades) {
            long open = trade.timeMillis() / intervalMillis * intervalMillis;
            groups.computeIfAbsent(
                            "%020d|%d".formatted(open, trade.instrumentId()),
                            key -> new ArrayList<>())
                    .add(trade);
        }
        return groups.values().stream().map(trades -> candle(trades, intervalMillis)).toList();
    }

    static HistoricOrder order(ToyOrder order) {
        return new HistoricOrder(
                order.orderId,
                order.investorId,
                order.instrumentId,
                order.side,
                order.priceTicks == 0 ? OrderType.MARKET : OrderType.LIMIT,
                OrderStatus.valueOf(order.status),
                Optional.ofNullable(order.cancelReason),
                order.priceTicks,
                order.quantity,
                order.remaining,
                order.cumulativeUnits,
                Optional.of(order.clientOrderId).filter(id -> !id.isEmpty()),
                order.createdMillis,
                order.updatedMillis);
    }

    private static String orderRow(ToyOrder o) {
        CancelReason reason = o.cancelReason;
        return row(
                o.investorId,
                o.orderId,
                o.instrumentId,
                o.side.value(),
                o.priceTicks == 0 ? 1 : 2,
                List.of("OPEN", "PARTIALLY_FILLED", "FILLED", "CANCELLED").indexOf(o.status) + 1,
                reason == null ? "null" : reason.value(),
                o.priceTicks,
                o.quantity,
                o.remaining,
                o.cumulativeUnits,
                o.clientOrderId.isEmpty() ? "null" : o.clientOrderId,
                o.createdMillis,
                o.updatedMillis);
    }

    private static String tradeRow(ToyTrade t) {
        return row(
                t.tradeId(),
                t.sequence(),
                t.instrumentId(),
                t.timeMillis(),
                t.priceTicks(),
                t.quantityLots(),
                t.notionalUnits(),
                t.takerSide() == Side.BUY ? 1 : 2);
    }

    private static List<String> counts(ToyExchange exchange) {
        Map<String, Integer> counts = new TreeMap<>();
        for (ToyOrder order : exchange.orders) {
            counts.merge(order.investorId + "|" + order.instrumentId, 1, Integer::sum);
        }
        return counts.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).toList();
    }

    private static String candle(List<ToyTrade> trades, long intervalMillis) {
        ToyTrade first = trades.getFirst();
        return row(
                first.instrumentId(),
                first.timeMillis() / intervalMillis * intervalMillis,
                first.priceTicks(),
                trades.stream().mapToLong(ToyTrade::priceTicks).max().orElseThrow(),
                trades.stream().mapToLong(ToyTrade::priceTicks).min().orElseThrow(),
                trades.getLast().priceTicks(),
                0,
                trades.stream().mapToLong(ToyTrade::quantityLots).sum(),
                0,
                trades.stream().mapToLong(ToyTrade::notionalUnits).sum(),
                trades.size());
    }

    private static String row(Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(String.valueOf(value));
        }
        return String.join("|", texts);
    }
}
