package com.cetoex.projections.history;

import com.cetoex.projections.LargeSum;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The open batch's trades summed by interval; written, they join what the table has of it. */
final class CandleRows {
    private final String add;
    private final long intervalMillis;
    private final Map<Key, Row> rows = new LinkedHashMap<>();

    CandleRows(String table, long intervalMillis) {
        add = addInto(table);
        this.intervalMillis = intervalMillis;
    }

    void add(TradeExecutedDecoder trade, long timeMillis) {
        long openMillis = Math.floorDiv(timeMillis, intervalMillis) * intervalMillis;
        rows.computeIfAbsent(
                        new Key(trade.instrumentId(), openMillis),
                        key -> new Row(trade.priceTicks()))
                .add(trade.priceTicks(), trade.quantityLots(), trade.notionalUnits());
    }

    int count() {
        return rows.size();
    }

    void clear() {
        rows.clear();
    }

    void write(Statements statements) throws SQLException {
        PreparedStatement insert = statements.of(add);
        RowBatch inserts = statements.batch(insert, "candles");
        for (Map.Entry<Key, Row> entry : rows.entrySet()) {
            insert.setInt(1, entry.getKey().instrumentId());
            insert.setLong(2, entry.getKey().openMillis());
            entry.getValue().bind(insert);
            inserts.add();
        }
        inserts.write();
    }

    /** Joins volumes as {@link LargeSum} does. */
    private static String addInto(String table) {
        return """
            INSERT INTO %1$s (instrument_id, open_millis, open_ticks, high_ticks, low_ticks,
                close_ticks, base_lots_carry, base_lots_rest, quote_units_carry, quote_units_rest,
                trade_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (instrument_id, open_millis) DO UPDATE SET
                high_ticks = CASE WHEN excluded.high_ticks > %1$s.high_ticks
                    THEN excluded.high_ticks ELSE %1$s.high_ticks END,
                low_ticks = CASE WHEN excluded.low_ticks < %1$s.low_ticks
                    THEN excluded.low_ticks ELSE %1$s.low_ticks END,
                close_ticks = excluded.close_ticks,
                base_lots_carry = %1$s.base_lots_carry + excluded.base_lots_carry
                    + (%1$s.base_lots_rest + excluded.base_lots_rest) / %2$d,
                base_lots_rest = (%1$s.base_lots_rest + excluded.base_lots_rest) %% %2$d,
                quote_units_carry = %1$s.quote_units_carry + excluded.quote_units_carry
                    + (%1$s.quote_units_rest + excluded.quote_units_rest) / %2$d,
                quote_units_rest = (%1$s.quote_units_rest + excluded.quote_units_rest) %% %2$d,
                trade_count = %1$s.trade_count + excluded.trade_count
            """
                .formatted(table, LargeSum.CARRY_UNIT);
    }

    private record Key(int instrumentId, long openMillis) {}

    /** The batch's share of one candle. */
    private static final class Row {
        private final LargeSum baseLots = new LargeSum();
        private final LargeSum quoteUnits = new LargeSum();
        private final long openTicks;
        private long highTicks;
        private long lowTicks;
        private long closeTicks;
        private long tradeCount;

        Row(long openTicks) {
            this.openTicks = openTicks;
            highTicks = openTicks;
            lowTicks = openTicks;
        }

        void add(long priceTicks, long quantityLots, long notionalUnits) {
            highTicks = Math.max(highTicks, priceTicks);
            lowTicks = Math.min(lowTicks, priceTicks);
            closeTicks = priceTicks;
            baseLots.add(quantityLots);
            quoteUnits.add(notionalUnits);
            tradeCount++;
        }

        void bind(PreparedStatement insert) throws SQLException {
            insert.setLong(3, openTicks);
            insert.setLong(4, highTicks);
            insert.setLong(5, lowTicks);
            insert.setLong(6, closeTicks);
            insert.setLong(7, baseLots.carry());
            insert.setLong(8, baseLots.rest());
            insert.setLong(9, quoteUnits.carry());
            insert.setLong(10, quoteUnits.rest());
            insert.setLong(11, tradeCount);
        }
    }
}
