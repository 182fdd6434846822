package com.cetoex.server.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.Credentials;
import com.cetoex.server.bootstrap.BootstrapReader;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.pages.OpenApiConformance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

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

    private static final OpenApiConformance CONFORMANCE =
            OpenApiConformance.toTheServedDescription();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Exchange exchange;

    TestExchange(Path dataFolder) {
        this(dataFolder, Flags.none());
    }

    TestExchange(Path dataFolder, Flags flags) {
        Settings settings = new SettingsReader().read(flags.with("cetoex.http.port", 0), Map.of());
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

    /** What {@code /status} answers, which the API's description must allow. */
    Status status() {
        HttpRequest request =
                HttpRequest.newBuilder(exchange.address().resolve("/api/market-making/status"))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            CONFORMANCE.check(request, "", answer);
            return new Status(JSON.readTree(answer.body()).required("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The exchange's own account of itself. */
    record Status(JsonNode json) {
        String status() {
            return json.required("status").asString();
        }

        long lastSequence() {
            return json.required("last_sequence").asLong();
        }

        boolean isStatisticsComplete() {
            return json.required("statistics_complete").asBoolean();
        }

        String historyState() {
            return json.required("history").required("state").asString();
        }

        String historyMessage() {
            return json.required("history").required("message").asString("");
        }

        /** 0 before the history's first commit. */
        long historySequence() {
            return json.required("history").required("sequence").asLong(0);
        }
    }

    /** Until the history works and holds all that is shown now, however much comes meanwhile. */
    void awaitHistory() {
        long sequence = status().lastSequence();
        await().atMost(LIMIT)
                .until(
                        () -> {
                            Status now = status();
                            return now.historyState().equals("current")
                                    && now.historySequence() >= sequence;
                        });
    }

    /** Ends in order; false when there was no time for a snapshot. */
    boolean shutdown() {
        return exchange.shutdown();
    }

    @Override
    public void close() {
        exchange.close();
    }
}
