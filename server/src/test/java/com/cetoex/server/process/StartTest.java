package com.cetoex.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.NewOrder;
import com.cetoex.client.OrderStatus;
import com.cetoex.client.Placement;
import com.cetoex.client.Side;
import java.io.IOException;
import java.math.BigDecimal;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: how the exchange starts, what it refuses to start with, and how it ends. */
final class StartTest {
    @TempDir Path folder;

    @Test
    void endsInOrderOnSigtermAndKnowsEverythingAfterwards() {
        Path data = folder.resolve("not/made/yet");
        long resting;
        try (ExchangeProcess exchange =
                ExchangeProcess.start(data, "--bootstrap", TestBootstrap.in(folder).toString())) {
            CetoexClient maker = exchange.client(1);
            CetoexClient taker = exchange.client(2);
            assertThat(maker.status().status()).isEqualTo("ok");
            assertThat(maker.status().durability()).isEqualTo("disk");
            resting = maker.place(limit(Side.SELL, "2", "50000")).order().orderId();
            Placement taken = taker.place(limit(Side.BUY, "0.5", "50000"));
            assertThat(taken.order().status()).isEqualTo(OrderStatus.FILLED);
            assertThat(taken.fills()).hasSize(1);
            assertThat(taker.history(HistoryFilter.all()).orders()).containsExactly(taken.order());

            exchange.terminate();

            assertThat(exchange.exitStatus()).isZero();
            assertThat(exchange.output()).contains("Stopped with a snapshot");
            assertThat(exchange.output()).doesNotContain("WARN").doesNotContain("ERROR");
        }
        try (ExchangeProcess again = ExchangeProcess.start(data)) {
            CetoexClient maker = again.client(1);
            assertThat(maker.openOrders())
                    .singleElement()
                    .satisfies(
                            order -> {
                                assertThat(order.orderId()).isEqualTo(resting);
                                assertThat(order.filledAmount()).isEqualByComparingTo("0.5");
                            });
            assertThat(maker.trades("BTC", 10)).hasSize(1);
            assertThat(maker.market("BTC").baseVolume24h()).isEqualByComparingTo("0.5");
            assertThat(again.client(2).history(HistoryFilter.all()).total()).isEqualTo(1);
        }
    }

    @Test
    void secondStartOnTheSameFolderSaysWhyNot() {
        Path data = folder.resolve("data");
        try (ExchangeProcess first = ExchangeProcess.start(data)) {
            URI address = first.address();
            try (ExchangeProcess second = ExchangeProcess.start(data);
                    ExchangeProcess third =
                            ExchangeProcess.run(
                                    "start",
                                    "--data",
                                    data.toString(),
                                    "--port",
                                    String.valueOf(address.getPort()))) {
                assertThat(second.exitStatus()).isEqualTo(1);
                assertThat(second.output()).contains("data folder").contains("is in use");
                assertThat(third.exitStatus()).isEqualTo(1);
                assertThat(third.output()).contains("data folder").contains("is in use");
            }
            assertThat(first.client(1).status().status()).isEqualTo("ok");
        }
    }

    @Test
    void takenPortIsToldInASentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExchangeProcess exchange =
                        ExchangeProcess.run(
                                "start",
                                "--data",
                                folder.resolve("data").toString(),
                                "--port",
                                String.valueOf(taken.getLocalPort()))) {
            assertThat(exchange.exitStatus()).isEqualTo(1);
            assertThat(exchange.output())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .contains("--port")
                    .doesNotContain("Exception");
        }
    }

    /** Nobody has to read what it prints: who is told 200 may ask it to end. */
    @Test
    void sigtermRightBehindTheFirst200EndsInOrder() throws IOException {
        int port = freePort();
        try (ExchangeProcess exchange = startOn(port)) {
            assertThat(statusesUntil200(port)).endsWith(200);
            exchange.terminate();
            assertThat(exchange.exitStatus()).isZero();
            assertThat(exchange.output()).contains("Stopped with a snapshot");
        }
    }

    @Test
    void statusTellsThatItRecoversUntilItIsReady() throws IOException {
        int port = freePort();
        try (ExchangeProcess exchange = startOn(port)) {
            assertThat(statusesUntil200(port).getFirst()).isEqualTo(503);
            // What the bootstrap brings is there with the first 200.
            assertThat(exchange.client(1).account().usdtBalance())
                    .isEqualByComparingTo(TestBootstrap.USDT);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private ExchangeProcess startOn(int port) {
        return ExchangeProcess.run(
                "start",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                String.valueOf(port),
                "--bootstrap",
                TestBootstrap.in(folder).toString());
    }

    private static List<Integer> statusesUntil200(int port) {
        URI status = URI.create("http://127.0.0.1:" + port + "/api/market-making/status");
        List<Integer> answers = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(
                            () -> {
                                HttpResponse<String> answer =
                                        client.send(
                                                HttpRequest.newBuilder(status).build(),
                                                BodyHandlers.ofString());
                                answers.add(answer.statusCode());
                                return answer.statusCode() == 200;
                            });
        }
        return answers;
    }

    @Test
    void faultyBootstrapIsRefusedBeforeAnythingIsWritten() {
        Path data = folder.resolve("data");
        Path file = TestBootstrap.write(folder, "{\"markets\":[{\"symbol\":\"BTC\"}]}");
        try (ExchangeProcess exchange =
                ExchangeProcess.start(data, "--bootstrap", file.toString())) {
            assertThat(exchange.exitStatus()).isEqualTo(1);
            assertThat(exchange.output()).contains("market 1 (BTC) lacks the field \"base\"");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void settingThatIsNoneIsRefusedWithAHint() throws IOException {
        Path config = Files.writeString(folder.resolve("x.conf"), "cetoex.http.prot = 1");
        try (ExchangeProcess exchange =
                ExchangeProcess.start(folder.resolve("data"), "--config", config.toString())) {
            assertThat(exchange.exitStatus()).isEqualTo(1);
            assertThat(exchange.output()).contains("Did you mean \"cetoex.http.port\"?");
        }
    }

    @Test
    void bootstrapIsAppliedOnceAndToAFolderThatIsEmpty() {
        Path data = folder.resolve("data");
        try (ExchangeProcess empty = ExchangeProcess.start(data)) {
            assertThat(empty.output()).doesNotContain("Bootstrap applied");
            assertThat(empty.address()).isNotNull();
            empty.terminate();
            assertThat(empty.exitStatus()).isZero();
        }
        Path file = TestBootstrap.in(folder);
        try (ExchangeProcess first = ExchangeProcess.start(data, "--bootstrap", file.toString())) {
            assertThat(first.client(1).account().usdtBalance())
                    .isEqualByComparingTo(TestBootstrap.USDT);
            assertThat(first.output()).contains("Bootstrap applied");
        }
        Path other = TestBootstrap.write(folder, "{}");
        for (Path later : new Path[] {file, other}) {
            try (ExchangeProcess second =
                    ExchangeProcess.start(data, "--bootstrap", later.toString())) {
                assertThat(second.client(1).account().usdtBalance())
                        .isEqualByComparingTo(TestBootstrap.USDT);
                assertThat(second.output()).doesNotContain("Bootstrap applied");
            }
        }
    }

    @Test
    void logIsWrittenAsJsonOnRequest() {
        try (ExchangeProcess exchange =
                ExchangeProcess.start(folder.resolve("data"), "--log-format", "json")) {
            assertThat(exchange.address()).isNotNull();
            assertThat(exchange.output().lines())
                    .anyMatch(line -> line.startsWith("{") && line.contains("\"level\":\"INFO\""));
        }
    }

    private static NewOrder limit(Side side, String amount, String price) {
        return NewOrder.limit("BTC", side, new BigDecimal(amount), new BigDecimal(price));
    }
}
