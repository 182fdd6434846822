package com.cetoex.server.bootstrap;

import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.server.bootstrap.BootstrapFile.Asset;
import com.cetoex.server.bootstrap.BootstrapFile.Balance;
import com.cetoex.server.bootstrap.BootstrapFile.Investor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the investors of a bootstrap file with their limits and balances. */
final class InvestorReader {
    /** The fields of an investor. */
    static final Set<String> FIELDS = Set.of("investor_id", "api_key", "balances", "limits");

    private static final Set<String> LIMIT_FIELDS =
            Set.of("standard_per_minute", "bulk_per_minute", "max_open_orders");

    /** Longer keys are no better; a request has to carry them. */
    private static final int MAX_API_KEY_LENGTH = 256;

    private final KnownAssets assets;
    private final Set<Long> investorIds = new HashSet<>();
    private final Map<String, BigInteger> totals = new HashMap<>();
    private final List<Investor> investors = new ArrayList<>();

    InvestorReader(KnownAssets assets) {
        this.assets = assets;
    }

    /** In the file's order. */
    List<Investor> all() {
        return List.copyOf(investors);
    }

    void read(Entry entry) {
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
            Asset asset = assets.held(entry, balance.getKey());
            BigDecimal amount = entry.decimal(balance.getValue(), balance.getKey());
            if (amount.signum() < 0) {
                throw entry.fault("has a negative balance of " + asset.name() + ".");
            }
            long units = entry.units(asset.name(), amount, asset);
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
}
