package com.cetoex.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bootstrap file of the process tests: one market, four investors without limits. */
final class TestBootstrap {
    static final int INVESTORS = 4;
    static final String USDT = "1000000";
    static final String BTC = "100";

    private TestBootstrap() {}

    static String key(long investorId) {
        return "key-of-" + investorId;
    }

    static Path in(Path folder) {
        StringBuilder investors = new StringBuilder();
        for (int id = 1; id <= INVESTORS; id++) {
            investors
                    .append(id == 1 ? "" : ",")
                    .append(
                            """
                            {"investor_id":%d,"api_key":"%s","balances":{"USDT":"%s","BTC":"%s"},
                             "limits":{"standard_per_minute":null,"bulk_per_minute":null}}
                            """
                                    .formatted(id, key(id), USDT, BTC));
        }
        return write(
                folder,
                """
                {"markets":[{"symbol":"BTC","base":"BTC","quote":"USDT","tick_size":"0.01",
                             "lot_size":"0.000001","maker_fee_bps":"-0.5","taker_fee_bps":"2"}],
                 "investors":[%s]}
                """
                        .formatted(investors));
    }

    static Path write(Path folder, String json) {
        try {
            return Files.writeString(Files.createTempFile(folder, "bootstrap", ".json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
