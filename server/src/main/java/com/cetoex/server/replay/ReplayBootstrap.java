package com.cetoex.server.replay;

import com.cetoex.client.Credentials;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bootstrap file of a replay: the market in the recording's units, and accounts without limits
 * that own what it takes.
 *
 * @param market what is replayed on
 * @param credentials of the accounts, in their order
 */
record ReplayBootstrap(ReplayMarket market, List<Credentials> credentials) {
    private static final long FIRST_INVESTOR_ID = 1001;
    private static final int LEAST_DECIMALS = 8;

    /** The seed's minimum order; a recording with smaller ones lowers it. */
    private static final BigDecimal MIN_NOTIONAL = BigDecimal.valueOf(5);

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /**
     * Writes the file that an exchange needs for a recording; the keys come from a source of random
     * texts.
     */
    static ReplayBootstrap write(
            Path path,
            ReplayMarket market,
            List<RecordedCommand> commands,
            AccountPlan accounts,
            Supplier<String> keys) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode assets = root.putArray("assets");
        asset(assets, "USDT", market.tick().multiply(market.lot()));
        asset(assets, market.symbol(), market.lot());
        market(root.putArray("markets").addObject(), market, commands);
        List<Credentials> credentials = new ArrayList<>();
        ArrayNode investors = root.putArray("investors");
        for (int account = 0; account < accounts.accounts(); account++) {
            Credentials own = new Credentials(FIRST_INVESTOR_ID + account, keys.get());
            investor(investors.addObject(), own, market, accounts, account);
            credentials.add(own);
        }
        try {
            Files.writeString(path, MAPPER.writeValueAsString(root) + System.lineSeparator());
        } catch (IOException e) {
            throw new ReplayFault("The bootstrap file " + path + " cannot be written: " + e + ".");
        }
        return new ReplayBootstrap(market, credentials);
    }

    /** Reads market and accounts from a bootstrap file. */
    static ReplayBootstrap read(Path path) {
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(path));
            JsonNode market = root.required("markets").required(0);
            List<Credentials> credentials = new ArrayList<>();
            for (JsonNode investor : root.required("investors")) {
                credentials.add(
                        new Credentials(
                                investor.required("investor_id").longValue(),
                                investor.required("api_key").stringValue()));
            }
            return new ReplayBootstrap(
                    new ReplayMarket(
                            market.required("symbol").stringValue(),
                            new BigDecimal(market.required("tick_size").asString()),
                            new BigDecimal(market.required("lot_size").asString())),
                    credentials);
        } catch (IOException | JacksonException | NumberFormatException e) {
            throw new ReplayFault("The bootstrap file " + path + " cannot be read: " + e + ".");
        }
    }

    private static void asset(ArrayNode assets, String name, BigDecimal unit) {
        assets.addObject()
                .put("asset", name)
                .put("decimals", Math.max(LEAST_DECIMALS, unit.stripTrailingZeros().scale()));
    }

    private static void market(
            ObjectNode node, ReplayMarket market, List<RecordedCommand> commands) {
        BigDecimal least =
                commands.stream()
                        .filter(command -> !command.isCancel())
                        .map(
                                command ->
                                        market.price(command.priceTicks())
                                                .multiply(market.size(command.sizeLots())))
                        .reduce(MIN_NOTIONAL, BigDecimal::min);
        node.put("symbol", market.symbol())
                .put("base", market.symbol())
                .put("quote", "USDT")
                .put("tick_size", market.tick().toPlainString())
                .put("lot_size", market.lot().toPlainString())
                .put("min_notional", least.toPlainString());
    }

    private static void investor(
            ObjectNode node,
            Credentials credentials,
            ReplayMarket market,
            AccountPlan accounts,
            int account) {
        AccountPlan.Funds funds = accounts.funds(account);
        node.put("investor_id", credentials.investorId()).put("api_key", credentials.apiKey());
        ObjectNode balances = node.putObject("balances");
        BigDecimal quote = market.tick().multiply(market.lot());
        put(balances, "USDT", quote.multiply(BigDecimal.valueOf(funds.neededQuote())));
        put(balances, market.symbol(), market.size(funds.neededBase()));
        ObjectNode limits = node.putObject("limits");
        limits.putNull("standard_per_minute").putNull("bulk_per_minute");
        limits.put("max_open_orders", Math.max(10_000, accounts.mostOpenOrders()));
    }

    private static void put(ObjectNode balances, String asset, BigDecimal amount) {
        balances.put(asset, amount.stripTrailingZeros().toPlainString());
    }
}
