package com.cetoex.server.bootstrap;

import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.server.bootstrap.BootstrapFile.Asset;
import com.cetoex.server.bootstrap.BootstrapFile.Market;
import com.cetoex.server.bootstrap.BootstrapFile.ScaledNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the markets of a bootstrap file: what is traded for what, in which steps, at which fees.
 */
final class MarketReader {
    /** The fields of a market. */
    static final Set<String> FIELDS =
            Set.of(
                    "symbol",
                    "base",
                    "quote",
                    "tick_size",
                    "lot_size",
                    "min_notional",
                    "maker_fee_bps",
                    "taker_fee_bps");

    /** The seed's minimum order, in the quote asset. */
    private static final BigDecimal DEFAULT_MIN_NOTIONAL = BigDecimal.valueOf(5);

    private static final BigDecimal RATE_PER_BASIS_POINT =
            BigDecimal.valueOf(ProtocolLimits.FEE_RATE_SCALE / 10_000);

    private final KnownAssets assets;
    private final Set<String> symbols = new HashSet<>();
    private final List<Market> markets = new ArrayList<>();

    MarketReader(KnownAssets assets) {
        this.assets = assets;
    }

    /** In the file's order. */
    List<Market> all() {
        return List.copyOf(markets);
    }

    void read(Entry entry) {
        String symbol = entry.name("symbol");
        if (!symbols.add(symbol)) {
            throw entry.fault("is there twice.");
        }
        Asset base = assets.known(entry, entry.name("base"));
        Asset quote = assets.known(entry, entry.name("quote"));
        if (base.equals(quote)) {
            throw entry.fault("trades " + base.name() + " against itself.");
        }
        BigDecimal tick = positive(entry, "tick_size");
        BigDecimal lot = positive(entry, "lot_size");
        checkExact(entry, "lot_size", lot, base);
        checkExact(entry, "tick_size x lot_size", tick.multiply(lot), quote);
        int maker = rate(entry, "maker_fee_bps");
        int taker = rate(entry, "taker_fee_bps");
        checkFees(entry, maker, taker);
        markets.add(
                new Market(
                        symbol,
                        base.name(),
                        quote.name(),
                        scaled(entry, "tick_size", tick),
                        scaled(entry, "lot_size", lot),
                        minNotional(entry, quote),
                        maker,
                        taker));
    }

    private static BigDecimal positive(Entry entry, String field) {
        BigDecimal value = entry.decimal(field);
        if (value.signum() <= 0) {
            throw entry.fault(
                    "needs a positive \"" + field + "\", was " + value.toPlainString() + ".");
        }
        return value;
    }

    /** Then no trade of the market ever rounds. */
    private static void checkExact(Entry entry, String what, BigDecimal value, Asset asset) {
        if (value.stripTrailingZeros().scale() > asset.decimals()) {
            throw entry.fault(
                    "has a "
                            + what
                            + " of "
                            + value.stripTrailingZeros().toPlainString()
                            + ", which is no whole number of the smallest unit of "
                            + asset.name()
                            + " ("
                            + asset.decimals()
                            + " decimals).");
        }
    }

    private static int rate(Entry entry, String field) {
        BigDecimal bps = entry.decimal(field, BigDecimal.ZERO);
        BigDecimal rate = bps.multiply(RATE_PER_BASIS_POINT).stripTrailingZeros();
        if (rate.scale() > 0) {
            throw entry.fault(
                    "has more than 4 decimals in \"" + field + "\": " + bps.toPlainString() + ".");
        }
        if (rate.abs().compareTo(BigDecimal.valueOf(ProtocolLimits.FEE_RATE_SCALE)) > 0) {
            throw entry.fault(
                    "has a \"" + field + "\" above 100 %: " + bps.toPlainString() + " bps.");
        }
        return rate.intValueExact();
    }

    private static void checkFees(Entry entry, int maker, int taker) {
        if (taker < 0) {
            throw entry.fault("has a negative \"taker_fee_bps\"; only a maker can have a rebate.");
        }
        if (-maker > taker) {
            throw entry.fault("has a maker rebate above its taker fee.");
        }
    }

    private static ScaledNumber scaled(Entry entry, String field, BigDecimal value) {
        int scale = Math.max(0, value.scale());
        BigInteger mantissa = value.setScale(scale).unscaledValue();
        if (scale > ProtocolLimits.MAX_SCALE || mantissa.bitLength() > 63) {
            throw entry.fault(
                    "has a \"" + field + "\" out of range: " + value.toPlainString() + ".");
        }
        return new ScaledNumber(mantissa.longValueExact(), scale);
    }

    private static long minNotional(Entry entry, Asset quote) {
        BigDecimal value = entry.decimal("min_notional", DEFAULT_MIN_NOTIONAL);
        if (value.signum() < 0) {
            throw entry.fault("has a negative \"min_notional\".");
        }
        return entry.units("min_notional", value, quote);
    }
}
