package com.cetoex.server.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.Credentials;
import com.cetoex.server.bootstrap.BootstrapReader;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A whole exchange inside the test's own process, on a free port, with one market and three
 * investors.
 */
final class TestExchange implements AutoCloseable {
    private static final String BOOTSTRAP =
            """
            {"markets":[{"symbol":"BTC","base":"BTC","quote":"USDT","tick_size":"0.01",
                         "lot_size":"0.000001","taker_fee_bps":"10"}],
             "investors":[
              {"investor_id":1,"api_key":"k1","balances":{"USDT":"100000","BTC":"10"},"limits":null},
              {"investor_id":2,"api_key":"k2","balances":{"USDT":"100000","BTC":"10"},"limits":null},
              {"investor_id":3,"api_key":"k3","balances":{"USDT":"100"},
               "limits":{"standard_per_minute":2}}]}
            """;

    private final Exchange exchange;

    TestExchange(Path dataFolder) {
        Settings settings =
                new SettingsReader().read(Flags.none().with("cetoex.http.port", 0), Map.of());
        exchange =
                Exchange.launch(
                        dataFolder,
                        settings,
                        Optional.of(BootstrapReader.read(BOOTSTRAP.getBytes(UTF_8))),
                        (code, cause) -> {
                            throw new AssertionError("the exchange died: " + code, cause);
                        });
    }

    CetoexClient client(long investorId) {
        return client(investorId, "k" + investorId);
    }

    CetoexClient client(long investorId, String key) {
        return new CetoexClient(exchange.address(), new Credentials(investorId, key));
    }

    @Override
    public void close() {
        exchange.close();
    }
}
