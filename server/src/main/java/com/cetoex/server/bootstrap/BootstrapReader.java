package com.cetoex.server.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.protocol.Text;
import com.cetoex.server.bootstrap.BootstrapFile.Asset;
import com.cetoex.server.bootstrap.BootstrapFile.Balance;
import com.cetoex.server.bootstrap.BootstrapFile.Investor;
import com.cetoex.server.bootstrap.BootstrapFile.Market;
import com.cetoex.server.bootstrap.BootstrapFile.ScaledNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a bootstrap file strictly: whatever the exchange would refuse, and whatever is mistyped, is
 * a {@link BootstrapFault} before anything is applied.
 */
public final class BootstrapReader {
    private static final String USDT = "USDT";
    private static final int DEFAULT_DECIMALS = 8;

    /** The seed's minimum order, in the quote asset. */
    private static final BigDecimal DEFAULT_MIN_NOTIONAL = BigDecimal.valueOf(5);

    private static final BigDecimal RATE_PER_BASIS_POINT =
            BigDecimal.valueOf(ProtocolLimits.FEE_RATE_SCALE / 10_000);

    /** Longer keys are no better; a request has to carry them. */
    private static final int MAX_API_KEY_LENGTH = 256;

    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Set<String> MARKET_FIELDS =
            Set.of(
                    "symbol",
                    "base",
                    "quote",
                    "tick_size",
                    "lot_size",
                    "min_notional",
                    "maker_fee_bps",
                    "taker_fee_bps");

    private static final Set<String> INVESTOR_FIELDS =
            Set.of("investor_id", "api_key", "balances", "limits");

    private static final Set<String> LIMIT_FIELDS =
            Set.of("standard_per_minute", "bulk_per_minute", "max_open_orders");

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Set<String> listed = new HashSet<>();
    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final List<Market> markets = new ArrayList<>();
    private final List<Investor> investors = new ArrayList<>();
    private final Set<String> symbols = new HashSet<>();
    private final Set<Long> investorIds = new HashSet<>();
    private final Map<String, BigInteger> totals = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private BootstrapReader() {}

    /** Reads a file, checks all of it, and rehearses it. */
    public static BootstrapFile read(Path path) {
        try {
            return read(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new BootstrapFault(
                    "The bootstrap file " + path + " cannot be read: " + reason(path, e));
        }
    }

    /** Reads the bytes of a file likewise. */
    public static BootstrapFile read(byte[] content) {
        BootstrapFile file = new BootstrapReader().file(content);
        BootstrapRehearsal.check(BootstrapPlan.of(file));
        return file;
    }

    private static String reason(Path path, IOException e) {
        return Files.exists(path) ? e + "." : "there is no such file.";
    }

    private BootstrapFile file(byte[] content) {
        Entry root = new Entry(json(content), "the file", Set.of("assets", "markets", "investors"));
        assets.put(USDT, new Asset(USDT, DEFAULT_DECIMALS));
        forEach(root.array("assets"), "asset", Set.of("asset", "decimals"), this::asset);
        forEach(root.array("markets"), "market", MARKET_FIELDS, this::market);
        forEach(root.array("investors"), "investor", INVESTOR_FIELDS, this::investor);
        return new BootstrapFile(
                FileHash.of(content),
                List.copyOf(assets.values()),
                List.copyOf(markets),
                List.copyOf(investors),
                List.copyOf(remarks));
    }

    private static JsonNode json(byte[] content) {
        try {
            return MAPPER.readTree(text(content));
        } catch (JacksonException e) {
            throw new BootstrapFault(
                    "The bootstrap file is no valid JSON: "
                            + e.getOriginalMessage()
                            + " (line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ").");
        } catch (NumberFormatException e) {
            // Of an exponent that no number has room for.
            throw new BootstrapFault(
                    "The bootstrap file is refused: it has a number out of range: "
                            + e.getMessage()
                            + ".");
        }
    }

    /** Decoded here, because the JSON reader takes some names that are no UTF-8 for others. */
    private static String text(byte[] content) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BootstrapFault("The bootstrap file is refused: it is no text in UTF-8.");
        }
    }

    /** Takes one entry of an array. */
    private interface EntryReader {
        void read(Entry entry);
    }

    private static void forEach(
            List<JsonNode> nodes, String kind, Set<String> known, EntryReader reader) {
        for (int i = 0; i < nodes.size(); i++) {
            reader.read(
                    new Entry(nodes.get(i), kind + " " + (i + 1) + nameOf(nodes.get(i)), known));
        }
    }

    /** What an operator calls the entry, for the fault's sentence. */
    private static String nameOf(JsonNode node) {
        for (String field : List.of("asset", "symbol", "investor_id")) {
            JsonNode value = node.path(field);
            if (value.isString()
                    && value.stringValue().length() <= 2 * ProtocolLimits.MAX_NAME_LENGTH) {
                return " (" + value.stringValue() + ")";
            }
            if (value.isIntegralNumber()) {
                return " (" + value + ")";
            }
        }
        return "";
    }

    private void asset(Entry entry) {
        String name = name(entry, "asset");
        if (!listed.add(name)) {
            throw entry.fault("is there twice.");
        }
        int decimals =
                entry.has("decimals")
                        ? (int) entry.integer("decimals", 0, ProtocolLimits.MAX_SCALE)
                        : DEFAULT_DECIMALS;
        assets.put(name, new Asset(name, decimals));
    }

    private void market(Entry entry) {
        String symbol = name(entry, "symbol");
        if (!symbols.add(symbol)) {
            throw entry.fault("is there twice.");
        }
        Asset base = known(entry, name(entry, "base"));
        Asset quote = known(entry, name(entry, "quote"));
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
        return units(entry, "min_notional", value, quote);
    }

    private void investor(Entry entry) {
        long id = entry.integer("investor_id", 1, Long.MAX_VALUE);
        if (!investorIds.add(id)) {
            throw entry.fault("is there twice.");
        }
        String key = entry.text("api_key");
        if (key.length() > MAX_API_KEY_LENGTH) {
            throw entry.fault(
                    "has an \"api_key\" of more than " + MAX_API_KEY_LENGTH + " characters.");
        }
        boolean isUnlimited = entry.isNull("limits");
        Optional<Entry> limits =
                isUnlimited ? Optional.empty() : entry.object("limits", LIMIT_FIELDS);
        investors.add(
                new Investor(
                        id,
                        key,
                        isUnlimited
                                ? 0
                                : requestLimit(
                                        limits,
                                        "standard_per_minute",
                                        ProtocolLimits.DEFAULT_STANDARD_PER_MINUTE),
                        isUnlimited
                                ? 0
                                : requestLimit(
                                        limits,
                                        "bulk_per_minute",
                                        ProtocolLimits.DEFAULT_BULK_PER_MINUTE),
                        maxOpenOrders(limits),
                        balances(entry)));
    }

    /** Null stands for no limit, which the protocol writes as 0. */
    private static int requestLimit(Optional<Entry> limits, String field, int otherwise) {
        if (limits.isEmpty() || !limits.get().has(field)) {
            return otherwise;
        }
        return limits.get().isNull(field)
                ? 0
                : (int) limits.get().integer(field, 1, ProtocolLimits.MAX_REQUESTS_PER_MINUTE);
    }

    private static int maxOpenOrders(Optional<Entry> limits) {
        String field = "max_open_orders";
        if (limits.isEmpty() || !limits.get().has(field)) {
            return ProtocolLimits.DEFAULT_MAX_OPEN_ORDERS;
        }
        return (int) limits.get().integer(field, 1, ProtocolLimits.LARGEST_MAX_OPEN_ORDERS);
    }

    private List<Balance> balances(Entry entry) {
        List<Balance> balances = new ArrayList<>();
        for (Map.Entry<String, JsonNode> balance : entry.properties("balances")) {
            Asset asset = held(entry, balance.getKey());
            BigDecimal amount = entry.decimal(balance.getValue(), balance.getKey());
            if (amount.signum() < 0) {
                throw entry.fault("has a negative balance of " + asset.name() + ".");
            }
            long units = units(entry, asset.name(), amount, asset);
            count(entry, asset, units);
            if (units > 0) {
                balances.add(new Balance(asset.name(), units));
            }
        }
        return List.copyOf(balances);
    }

    /** All of an asset together must fit the ledger as well. */
    private void count(Entry entry, Asset asset, long units) {
        BigInteger total = totals.merge(asset.name(), BigInteger.valueOf(units), BigInteger::add);
        if (total.bitLength() > 63) {
            throw entry.fault("brings more " + asset.name() + " than the ledger can hold.");
        }
    }

    private static long units(Entry entry, String field, BigDecimal amount, Asset asset) {
        BigDecimal units = amount.movePointRight(asset.decimals()).stripTrailingZeros();
        if (units.scale() > 0) {
            throw entry.fault(
                    "has more decimals in \""
                            + field
                            + "\" than "
                            + asset.name()
                            + " has ("
                            + asset.decimals()
                            + "): "
                            + amount.toPlainString()
                            + ".");
        }
        if (units.toBigInteger().bitLength() > 63) {
            throw entry.fault(
                    "has a \""
                            + field
                            + "\" beyond what the ledger holds: "
                            + amount.toPlainString()
                            + ".");
        }
        return units.longValueExact();
    }

    private static String name(Entry entry, String field) {
        String name = entry.text(field);
        checkName(entry, name);
        return name;
    }

    private static void checkName(Entry entry, String name) {
        if (!Text.isName(name)) {
            throw entry.fault(
                    "has the name \"" + name + "\"; names are 1-20 of A-Z a-z 0-9 . _ / -");
        }
    }

    /** An asset of a market: known from the list, or made with the default decimals. */
    private Asset known(Entry entry, String name) {
        checkCase(entry, name);
        return assets.computeIfAbsent(name, made -> new Asset(made, DEFAULT_DECIMALS));
    }

    private Asset held(Entry entry, String name) {
        checkName(entry, name);
        if (!assets.containsKey(name)) {
            checkCase(entry, name);
            remarks.add("No market trades " + name + ", which investors are given.");
        }
        return known(entry, name);
    }

    /** Two assets that differ in case alone are one asset and a slip. */
    private void checkCase(Entry entry, String name) {
        if (assets.containsKey(name)) {
            return;
        }
        for (String other : assets.keySet()) {
            if (other.equalsIgnoreCase(name)) {
                throw entry.fault(
                        "names the unknown asset \""
                                + name
                                + "\". Did you mean \""
                                + other
                                + "\"?");
            }
        }
    }
}
