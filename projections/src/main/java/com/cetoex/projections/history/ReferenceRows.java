package com.cetoex.projections.history;

import com.cetoex.protocol.sbe.AssetListedDecoder;
import com.cetoex.protocol.sbe.FeesChangedDecoder;
import com.cetoex.protocol.sbe.InstrumentListedDecoder;
import com.cetoex.protocol.sbe.InstrumentStatusChangedDecoder;
import com.cetoex.protocol.sbe.TransferredDecoder;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rare rows of the open batch, in their order: listings, their changes, and transfers. */
final class ReferenceRows {
    private static final String INSERT_ASSET =
            "INSERT INTO assets (asset_id, name, decimals, unit_size) VALUES (?, ?, ?, ?)";

    private static final String INSERT_INSTRUMENT =
            """
            INSERT INTO instruments (instrument_id, symbol, base_asset_id, quote_asset_id,
                tick_mantissa, tick_scale, lot_mantissa, lot_scale, tick_size, lot_size,
                quote_units_per_tick_lot, base_units_per_lot, min_notional_units, maker_fee_rate,
                taker_fee_rate, status)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE_FEES =
            "UPDATE instruments SET maker_fee_rate = ?, taker_fee_rate = ? WHERE instrument_id = ?";

    private static final String UPDATE_STATUS =
            "UPDATE instruments SET status = ? WHERE instrument_id = ?";

    private static final String INSERT_TRANSFER =
            """
            INSERT INTO transfers (transfer_id, sequence, investor_id, asset_id, time_millis,
                delta_units)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private final List<Row> rows = new ArrayList<>();

    void list(AssetListedDecoder asset) {
        add(
                INSERT_ASSET,
                asset.assetId(),
                asset.name(),
                (int) asset.decimals(),
                BigDecimal.valueOf(1, asset.decimals()));
    }

    void list(InstrumentListedDecoder instrument) {
        add(
                INSERT_INSTRUMENT,
                instrument.instrumentId(),
                instrument.symbol(),
                instrument.baseAssetId(),
                instrument.quoteAssetId(),
                instrument.tickMantissa(),
                (int) instrument.tickScale(),
                instrument.lotMantissa(),
                (int) instrument.lotScale(),
                BigDecimal.valueOf(instrument.tickMantissa(), instrument.tickScale()),
                BigDecimal.valueOf(instrument.lotMantissa(), instrument.lotScale()),
                instrument.quoteUnitsPerTickLot(),
                instrument.baseUnitsPerLot(),
                instrument.minNotionalUnits(),
                instrument.makerFeeRate(),
                instrument.takerFeeRate(),
                (int) instrument.statusRaw());
    }

    void change(FeesChangedDecoder fees) {
        add(UPDATE_FEES, fees.makerFeeRate(), fees.takerFeeRate(), fees.instrumentId());
    }

    void change(InstrumentStatusChangedDecoder change) {
        add(UPDATE_STATUS, (int) change.statusRaw(), change.instrumentId());
    }

    void transfer(TransferredDecoder transfer, long sequence, long timeMillis) {
        add(
                INSERT_TRANSFER,
                transfer.transferId(),
                sequence,
                transfer.investorId(),
                transfer.assetId(),
                timeMillis,
                transfer.deltaUnits());
    }

    int count() {
        return rows.size();
    }

    void clear() {
        rows.clear();
    }

    void write(Statements statements) throws SQLException {
        for (Row row : rows) {
            PreparedStatement statement = statements.of(row.sql());
            for (int i = 0; i < row.values().size(); i++) {
                statement.setObject(i + 1, row.values().get(i));
            }
            RowBatch one = statements.batch(statement, "listings and transfers");
            one.add();
            one.write();
        }
    }

    private void add(String sql, Object... values) {
        rows.add(new Row(sql, List.of(values)));
    }

    private record Row(String sql, List<Object> values) {}
}
