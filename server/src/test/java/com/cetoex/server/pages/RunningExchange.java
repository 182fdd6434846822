package com.cetoex.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cetoex.server.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An exchange in a process of its own, as an operator starts it, with two markets, two investors
 * without request limits, and one who may ask once a minute. Every answer that {@link #post} gets
 * is held against the API description.
 */
final class RunningExchange implements AutoCloseable {
    static final long ANN = 12345;
    static final long BOB = 67890;
    static final long CAT = 13579;

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);
    private final HttpClient client = HttpClient.newHttpClient();
    private final OpenApiConformance conformance = OpenApiConformance.toTheServedDescription();
    private final Path log;
    private final int port;
    private final Process process;

    private RunningExchange(Path folder) throws IOException {
        Path bootstrap = folder.resolve("bootstrap.json");
        Files.writeString(bootstrap, bootstrap());
        log = folder.resolve("exchange.log");
        port = freePort();
        process = launch(folder.resolve("data"), bootstrap);
    }

    /** Starts an exchange that keeps all it writes in a folder, and waits until it is ready. */
    static RunningExchange start(Path folder) throws IOException {
        RunningExchange exchange = new RunningExchange(folder);
        await("GET /status answers 200: " + exchange.log)
                .atMost(READY_WITHIN)
                .until(exchange::isReady);
        return exchange;
    }

    static String apiKey(long investorId) {
        return "key-of-" + investorId;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Sends a request of an investor; the fields follow the credentials. */
    HttpResponse<String> post(long investorId, String path, String fields)
            throws IOException, InterruptedException {
        String body =
                "{\"investor_id\":%d,\"api_key\":\"%s\",%s}"
                        .formatted(investorId, apiKey(investorId), fields);
        HttpRequest request =
                HttpRequest.newBuilder(uri("/api/market-making" + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        conformance.check(request, body, response);
        return response;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        conformance.check(request, "", response);
        return response;
    }

    /** Lets Ann sell to Bob, so that the price is the last one. */
    void trade(String symbol, String price) throws IOException, InterruptedException {
        place(ANN, symbol, "sell", price);
        place(BOB, symbol, "buy", price);
    }

    private void place(long investorId, String symbol, String side, String price)
            throws IOException, InterruptedException {
        String order =
                """
                "symbol":"%s","side":"%s","type":"limit","amount":"0.5","price":"%s\""""
                        .formatted(symbol, side, price);
        HttpResponse<String> response = post(investorId, "/orders/place", order);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    private Process launch(Path data, Path bootstrap) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("start", "--data", data.toString()));
        command.addAll(List.of("--port", String.valueOf(port)));
        command.addAll(List.of("--bootstrap", bootstrap.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private boolean isReady() throws InterruptedException {
        assertThat(process.isAlive()).as(() -> "the exchange ended:\n" + readLog()).isTrue();
        try {
            return get("/api/market-making/status").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String readLog() {
        try {
            return Files.readString(log, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bootstrap() {
        return """
        {"markets": [
           {"symbol":"BTC","base":"BTC","quote":"USDT","tick_size":"0.01","lot_size":"0.000001"},
           {"symbol":"ETH","base":"ETH","quote":"USDT","tick_size":"0.01","lot_size":"0.0001"}],
         "investors": [%s, %s, %s]}
        """
                .formatted(investor(ANN, "null"), investor(BOB, "null"), investor(CAT, "1"));
    }

    private static String investor(long investorId, String limit) {
        return """
        {"investor_id":%d,"api_key":"%s","balances":{"USDT":"10000000","BTC":"100","ETH":"1000"},
         "limits":{"standard_per_minute":%s,"bulk_per_minute":%s}}"""
                .formatted(investorId, apiKey(investorId), limit, limit);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
