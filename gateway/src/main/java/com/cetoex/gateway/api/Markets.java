package com.cetoex.gateway.api;

import com.cetoex.projections.live.BestPrices;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import com.cetoex.projections.live.LiveViews;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the market that a request names, and what its price is now. Any thread. */
final class Markets {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Markets() {}

    /** The market of a symbol that must be there. */
    static Instrument of(Directory directory, RequestFields fields) {
        String symbol = fields.text("symbol");
        return directory
                .instrument(symbol)
                .orElseThrow(() -> new ApiRefusal(Faults.unknownSymbol(symbol)));
    }

    /** The market of a symbol that may be missing. */
    static Optional<Instrument> optionalOf(Directory directory, RequestFields fields) {
        return fields.has("symbol") ? Optional.of(of(directory, fields)) : Optional.empty();
    }

    /**
     * The last trade's price; before any the mid of the book when both sides stand (contract,
     * money). Exact: half a tick has one decimal more.
     */
    static Optional<BigDecimal> price(LiveViews views, Instrument instrument) {
        int instrumentId = instrument.instrumentId();
        long lastTicks = views.statistics().lastEverPriceTicks(instrumentId);
        if (lastTicks != 0) {
            return Optional.of(price(instrument, BigInteger.valueOf(lastTicks)));
        }
        BestPrices best = views.books().best(instrumentId);
        OptionalLong bid = best.bidTicks();
        OptionalLong ask = best.askTicks();
        if (bid.isEmpty() || ask.isEmpty()) {
            return Optional.empty();
        }
        BigInteger twice =
                BigInteger.valueOf(bid.getAsLong()).add(BigInteger.valueOf(ask.getAsLong()));
        return Optional.of(price(instrument, twice).divide(TWO));
    }

    private static BigDecimal price(Instrument instrument, BigInteger ticks) {
        return new BigDecimal(
                ticks.multiply(BigInteger.valueOf(instrument.tickMantissa())),
                instrument.tickScale());
    }
}
