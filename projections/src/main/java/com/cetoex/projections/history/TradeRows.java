package com.cetoex.projections.history;

import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The trades of the open batch. */
final class TradeRows {
    private static final String INSERT =
            """
            INSERT INTO trades (trade_id, sequence, instrument_id, time_millis, price_ticks,
                quantity_lots, notional_units, taker_side, maker_order_id, maker_investor_id,
                maker_fee_units, taker_order_id, taker_investor_id, taker_fee_units)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** One array a trade, in the order of the columns. */
    private final List<long[]> rows = new ArrayList<>();

    void add(TradeExecutedDecoder trade, long sequence, long timeMillis) {
        rows.add(
                new long[] {
                    trade.tradeId(),
                    sequence,
                    trade.instrumentId(),
                    timeMillis,
                    trade.priceTicks(),
                    trade.quantityLots(),
                    trade.notionalUnits(),
                    trade.takerSideRaw(),
                    trade.makerOrderId(),
                    trade.makerInvestorId(),
                    trade.makerFeeUnits(),
                    trade.takerOrderId(),
                    trade.takerInvestorId(),
                    trade.takerFeeUnits()
                });
    }

    int count() {
        return rows.size();
    }

    void clear() {
        rows.clear();
    }

    void write(Statements statements) throws SQLException {
        PreparedStatement insert = statements.of(INSERT);
        RowBatch inserts = statements.batch(insert, "trades");
        for (long[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                insert.setLong(column + 1, row[column]);
            }
            inserts.add();
        }
        inserts.write();
    }
}
