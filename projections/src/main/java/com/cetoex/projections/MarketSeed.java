package com.cetoex.projections;

import java.util.List;

/**
 * What the history knows of the markets up to a sequence: the start of the live tape and
 * statistics, which an image of the engine does not hold.
 *
 * @param uptoSequence the last event that may be in it
 * @param seconds candles of one second, of the last 24 hours before the last trade or more, newest
 *     first
 * @param recentTrades for every instrument its last trades, newest first
 * @param references for every instrument that has one its last trade before {@code seconds} begin
 */
public record MarketSeed(
        long uptoSequence, List<Candle> seconds, List<Trade> recentTrades, List<Trade> references) {
    public MarketSeed {
        seconds = List.copyOf(seconds);
        recentTrades = List.copyOf(recentTrades);
        references = List.copyOf(references);
    }

    /** The seed of an exchange without history. */
    public static MarketSeed empty(long uptoSequence) {
        return new MarketSeed(uptoSequence, List.of(), List.of(), List.of());
    }
}
