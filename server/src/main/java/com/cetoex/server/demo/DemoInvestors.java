package com.cetoex.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cetoex.client.Credentials;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who trades in the demo, and the bootstrap file that makes them.
 *
 * <p>The keys are fixed, so that a kept folder still knows them at the next start; the demo listens
 * on this machine alone.
 */
final class DemoInvestors {
    /** For whoever tries the demo, with the limits that every investor has. */
    static final List<Credentials> VISITORS =
            List.of(
                    new Credentials(12345, "demo-key-of-12345"),
                    new Credentials(67890, "demo-key-of-67890"));

    private static final long FIRST_TRADER_ID = 900_001;

    private static final String VISITOR_USDT = "100000";
    private static final String TRADER_USDT = "200000000";

    private DemoInvestors() {}

    /** The simulated trader of a number, from 0. */
    static Credentials trader(int number) {
        long id = FIRST_TRADER_ID + number;
        return new Credentials(id, "demo-key-of-" + id);
    }

    /** The bootstrap file for so many simulated traders. */
    static byte[] bootstrap(int traders) {
        ObjectNode root = new JsonMapper().createObjectNode();
        for (DemoMarket market : DemoMarket.ALL) {
            root.withArray("/markets")
                    .addObject()
                    .put("symbol", market.symbol())
                    .put("base", market.symbol())
                    .put("quote", "USDT")
                    .put("tick_size", market.tickSize().toPlainString())
                    .put("lot_size", market.lotSize().toPlainString())
                    .put("maker_fee_bps", "-0.5")
                    .put("taker_fee_bps", "2");
        }
        for (Credentials visitor : VISITORS) {
            investor(root, visitor, balances(VISITOR_USDT, 1));
        }
        for (int number = 0; number < traders; number++) {
            ObjectNode trader = investor(root, trader(number), balances(TRADER_USDT, 5_000));
            trader.putObject("limits").putNull("standard_per_minute").putNull("bulk_per_minute");
        }
        return root.toString().getBytes(UTF_8);
    }

    /**
     * USDT, and of each asset what so many everyday orders of a hundred times the usual amount
     * take.
     */
    private static Map<String, String> balances(String usdt, int orders) {
        Map<String, String> balances = new TreeMap<>();
        balances.put("USDT", usdt);
        for (DemoMarket market : DemoMarket.ALL) {
            BigDecimal amount = market.amount(100L * market.typicalLots() * orders);
            balances.put(market.symbol(), amount.stripTrailingZeros().toPlainString());
        }
        return balances;
    }

    private static ObjectNode investor(
            ObjectNode root, Credentials credentials, Map<String, String> balances) {
        ObjectNode node = root.withArray("/investors").addObject();
        node.put("investor_id", credentials.investorId()).put("api_key", credentials.apiKey());
        ObjectNode holdings = node.putObject("balances");
        balances.forEach(holdings::put);
        return node;
    }
}
