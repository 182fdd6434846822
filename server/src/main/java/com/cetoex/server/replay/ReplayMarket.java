package com.cetoex.server.replay;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The market that a recording is replayed on, and what the recording's numbers mean there.
 *
 * @param symbol the market
 * @param tick the recording's price unit, in USDT
 * @param lot the recording's size unit, in the base asset
 */
record ReplayMarket(String symbol, BigDecimal tick, BigDecimal lot) {

    /** What the file's name tells of the recordings that come with the exchange. */
    static Optional<ReplayMarket> known(Path recording) {
        String name = String.valueOf(recording.getFileName());
        if (name.startsWith("btcusd.")) {
            return Optional.of(
                    new ReplayMarket("BTC", new BigDecimal("0.01"), new BigDecimal("0.00000001")));
        }
        if (name.startsWith("msft50.")) {
            return Optional.of(new ReplayMarket("MSFT", new BigDecimal("0.0001"), BigDecimal.ONE));
        }
        return Optional.empty();
    }

    BigDecimal price(long ticks) {
        return tick.multiply(BigDecimal.valueOf(ticks));
    }

    BigDecimal size(long lots) {
        return lot.multiply(BigDecimal.valueOf(lots));
    }

    /** Ticks of a price; -1 when it is no whole number of them. */
    long ticks(BigDecimal price) {
        return whole(price, tick);
    }

    /** Lots of a size; -1 when it is no whole number of them. */
    long lots(BigDecimal size) {
        return whole(size, lot);
    }

    private static long whole(BigDecimal value, BigDecimal unit) {
        BigDecimal[] parts = value.divideAndRemainder(unit);
        return parts[1].signum() == 0 ? parts[0].longValueExact() : -1;
    }
}
