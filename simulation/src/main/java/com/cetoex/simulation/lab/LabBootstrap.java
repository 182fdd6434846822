package com.cetoex.simulation.lab;

import com.cetoex.client.Credentials;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an exchange of the laboratory begins with: usually its markets and rich investors.
 *
 * @param investors those from 1 on
 * @param json the file
 */
record LabBootstrap(int investors, String json) {
    /** Enough that no order of the load is ever refused for want of money. */
    static final BigDecimal BALANCE = new BigDecimal("100000000");

    /** An investor without money who may send few requests. */
    static final int LIMITED = 99;

    private static final int LIMITED_PER_MINUTE = 5;

    static final LabBootstrap USUAL = rich(6, 10_000);

    static Credentials credentials(long investorId) {
        return new Credentials(investorId, "laboratory-key-" + investorId);
    }

    /** What all investors together own of each asset, operator excluded. */
    BigDecimal total() {
        return BALANCE.multiply(BigDecimal.valueOf(investors));
    }

    /** All markets, and investors who can afford whatever the load asks for. */
    static LabBootstrap rich(int investors, int maxOpenOrders) {
        String markets =
                Arrays.stream(LabMarket.values())
                        .map(LabMarket::json)
                        .collect(Collectors.joining(",\n"));
        String accounts =
                IntStream.rangeClosed(1, investors)
                        .mapToObj(id -> investor(id, maxOpenOrders))
                        .collect(Collectors.joining(",\n"));
        return new LabBootstrap(
                investors,
                "{\"markets\":[" + markets + "],\n\"investors\":[" + accounts + limited() + "]}\n");
    }

    Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("bootstrap.json"), json);
    }

    private static String limited() {
        return """
        ,
        {"investor_id":%d,"api_key":"%s","balances":{},"limits":{"standard_per_minute":%d}}"""
                .formatted(LIMITED, credentials(LIMITED).apiKey(), LIMITED_PER_MINUTE);
    }

    private static String holdings() {
        return Arrays.stream(LabMarket.values())
                .map(market -> "\"%s\":\"%s\"".formatted(market.name(), BALANCE))
                .collect(Collectors.joining(","));
    }

    private static String investor(int id, int maxOpenOrders) {
        return """
        {"investor_id":%d,"api_key":"%s","balances":{"USDT":"%s",%s},
         "limits":{"standard_per_minute":null,"bulk_per_minute":null,"max_open_orders":%d}}"""
                .formatted(id, credentials(id).apiKey(), BALANCE, holdings(), maxOpenOrders);
    }
}
