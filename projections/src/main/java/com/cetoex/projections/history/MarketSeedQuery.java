package com.cetoex.projections.history;

import com.cetoex.projections.Candle;
import com.cetoex.projections.LargeSum;
import com.cetoex.projections.MarketSeed;
import com.cetoex.projections.Trade;
import com.cetoex.protocol.sbe.Side;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what the live tape and statistics start from, in one transaction.
 *
 * <p>Seconds before that of the last trade in the seed are whole, as the log's time never falls;
 * their candles are taken as they are. The last second may go on behind the seed, so its candle is
 * summed from its trades. So the cost is bounded by the seconds of a day, not by the day's trades.
 */
final class MarketSeedQuery {
    private static final long SECOND_MILLIS = 1_000;
    private static final long WINDOW_MILLIS = 24 * 60 * 60 * SECOND_MILLIS;

    /** The longest tape that is shown of an instrument (contract, values). */
    private static final int TAPE_LENGTH = 1_000;

    private static final String CANDLE_COLUMNS =
            """
            SELECT instrument_id, open_millis, open_ticks, high_ticks, low_ticks, close_ticks,
                base_lots_carry, base_lots_rest, quote_units_carry, quote_units_rest, trade_count
            """;

    private static final String TRADE_COLUMNS =
            """
            SELECT trade_id, instrument_id, time_millis, price_ticks, quantity_lots,
                notional_units, taker_side
            FROM trades
            """;

    private final Connection connection;
    private final long uptoSequence;

    MarketSeedQuery(Connection connection, long uptoSequence) {
        this.connection = connection;
        this.uptoSequence = uptoSequence;
    }

    MarketSeed seed() throws SQLException {
        long historyMillis = requireSequence();
        long lastTradeMillis = lastTradeMillis();
        long lastSecondMillis = secondOf(lastTradeMillis);
        long windowMillis =
                secondOf(
                        Math.max(
                                lastTradeMillis - WINDOW_MILLIS,
                                historyMillis - HistoryProjection.SECONDS_KEPT_MILLIS));
        List<Candle> seconds = new ArrayList<>(lastSecond(lastSecondMillis));
        seconds.addAll(wholeSeconds(windowMillis, lastSecondMillis));
        List<Trade> recent = new ArrayList<>();
        List<Trade> references = new ArrayList<>();
        for (int instrumentId : instrumentIds()) {
            recent.addAll(newestTrades(instrumentId, Long.MAX_VALUE, TAPE_LENGTH));
            references.addAll(newestTrades(instrumentId, windowMillis + SECOND_MILLIS, 1));
        }
        return new MarketSeed(uptoSequence, seconds, recent, references);
    }

    static List<Candle> minutes(
            Connection connection, int instrumentId, long fromMillis, long beforeMillis)
            throws SQLException {
        String sql =
                CANDLE_COLUMNS
                        + "FROM candles_1m"
                        + " WHERE instrument_id = ? AND open_millis >= ? AND open_millis < ?"
                        + " ORDER BY open_millis";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, instrumentId);
            select.setLong(2, fromMillis);
            select.setLong(3, beforeMillis);
            return candles(select);
        }
    }

    /** The log's time that the history has reached. */
    private long requireSequence() throws SQLException {
        String sql = "SELECT sequence, time_millis FROM projection_position";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            if (row.getLong(1) < uptoSequence) {
                throw new IllegalStateException(
                        "expected a history up to sequence %d, was up to %d"
                                .formatted(uptoSequence, row.getLong(1)));
            }
            return row.getLong(2);
        }
    }

    private long lastTradeMillis() throws SQLException {
        String sql =
                "SELECT time_millis FROM trades WHERE sequence <= ? ORDER BY trade_id DESC LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, uptoSequence);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private List<Integer> instrumentIds() throws SQLException {
        List<Integer> ids = new ArrayList<>();
        String sql = "SELECT instrument_id FROM instruments ORDER BY instrument_id";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getInt(1));
            }
        }
        return ids;
    }

    /** Candles behind the window's begin and before the last second, newest first. */
    private List<Candle> wholeSeconds(long windowMillis, long lastSecondMillis)
            throws SQLException {
        String sql =
                CANDLE_COLUMNS
                        + "FROM candles_1s WHERE open_millis > ? AND open_millis < ?"
                        + " ORDER BY open_millis DESC, instrument_id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, windowMillis);
            select.setLong(2, lastSecondMillis);
            return candles(select);
        }
    }

    /** The last second's candles as far as the seed goes, one an instrument. */
    private List<Candle> lastSecond(long lastSecondMillis) throws SQLException {
        Map<Integer, Candle> candles = new LinkedHashMap<>();
        for (int instrumentId : instrumentIds()) {
            String sql =
                    TRADE_COLUMNS
                            + "WHERE instrument_id = ? AND time_millis >= ? AND sequence <= ?"
                            + " ORDER BY time_millis, trade_id";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setInt(1, instrumentId);
                select.setLong(2, lastSecondMillis);
                select.setLong(3, uptoSequence);
                for (Trade trade : trades(select)) {
                    candles.merge(instrumentId, candleOf(trade), MarketSeedQuery::join);
                }
            }
        }
        return List.copyOf(candles.values());
    }

    /** An instrument's last trades before a time, newest first. */
    private List<Trade> newestTrades(int instrumentId, long beforeMillis, int limit)
            throws SQLException {
        String sql =
                TRADE_COLUMNS
                        + "WHERE instrument_id = ? AND time_millis < ? AND sequence <= ?"
                        + " ORDER BY time_millis DESC, trade_id DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, instrumentId);
            select.setLong(2, beforeMillis);
            select.setLong(3, uptoSequence);
            select.setInt(4, limit);
            return trades(select);
        }
    }

    private static List<Trade> trades(PreparedStatement select) throws SQLException {
        List<Trade> trades = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                trades.add(
                        new Trade(
                                row.getLong(1),
                                row.getInt(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                Side.get(row.getShort(7))));
            }
        }
        return trades;
    }

    private static List<Candle> candles(PreparedStatement select) throws SQLException {
        List<Candle> candles = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                candles.add(
                        new Candle(
                                row.getInt(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                LargeSum.toBigInteger(row.getLong(7), row.getLong(8)),
                                LargeSum.toBigInteger(row.getLong(9), row.getLong(10)),
                                row.getLong(11)));
            }
        }
        return candles;
    }

    private static Candle candleOf(Trade trade) {
        return new Candle(
                trade.instrumentId(),
                secondOf(trade.timeMillis()),
                trade.priceTicks(),
                trade.priceTicks(),
                trade.priceTicks(),
                trade.priceTicks(),
                BigInteger.valueOf(trade.quantityLots()),
                BigInteger.valueOf(trade.notionalUnits()),
                1);
    }

    private static Candle join(Candle older, Candle newer) {
        return new Candle(
                older.instrumentId(),
                older.openMillis(),
                older.openTicks(),
                Math.max(older.highTicks(), newer.highTicks()),
                Math.min(older.lowTicks(), newer.lowTicks()),
                newer.closeTicks(),
                older.baseVolumeLots().add(newer.baseVolumeLots()),
                older.quoteVolumeUnits().add(newer.quoteVolumeUnits()),
                older.tradeCount() + newer.tradeCount());
    }

    private static long secondOf(long timeMillis) {
        return Math.floorDiv(timeMillis, SECOND_MILLIS) * SECOND_MILLIS;
    }
}
