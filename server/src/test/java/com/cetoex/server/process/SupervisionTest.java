package com.cetoex.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Order;
import com.cetoex.client.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chapter: what the launcher's supervisor starts again, when, and how it ends. */
final class SupervisionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void killedExchangeComesBackAndServesWhatWasAcknowledged() {
        Path data = folder.resolve("data");
        String bootstrap = TestBootstrap.in(folder).toString();
        try (ExchangeProcess supervised =
                ExchangeProcess.supervise(data, "--bootstrap", bootstrap)) {
            Order order = place(supervised.client(1));

            supervised.killChild();

            try (CetoexClient again = supervised.client(1, 2)) {
                assertThat(again.openOrders()).containsExactly(order);
            }
            assertThat(supervised.output())
                    .contains("ended with status 137 (killed by signal 9)")
                    .contains("It starts again at once.")
                    .doesNotContain("line ");

            supervised.terminate();

            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output()).contains("Stopped with a snapshot");
        }
    }

    @Test
    void refusedStartIsNotTriedAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.conf"), "cetoex.http.prt = 1");
        Path data = folder.resolve("data");
        try (ExchangeProcess supervised =
                ExchangeProcess.supervise(data, "--config", file.toString())) {
            assertThat(supervised.exitStatus()).isEqualTo(1);
            assertThat(supervised.output().lines().filter(line -> line.contains("ended with")))
                    .singleElement()
                    .asString()
                    .contains("status 1 (it did not start: see the sentence above)")
                    .endsWith("It is not started again.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void finalStatusIsPassedOn(int status) {
        try (ExchangeProcess supervised = supervise("exit " + status)) {
            assertThat(supervised.exitStatus()).isEqualTo(status);
        }
    }

    @Test
    void pausesGrowWhileItKeepsEnding() {
        String countsToFour =
                "echo x >> '%1$s'; [ $(wc -l < '%1$s') -lt 4 ] || exit 1; exit 3"
                        .formatted(folder.resolve("starts"));
        try (ExchangeProcess supervised = supervise(countsToFour)) {
            assertThat(supervised.exitStatus()).isEqualTo(1);
            assertThat(supervised.output().lines())
                    .hasSize(4)
                    .satisfiesExactly(
                            line ->
                                    assertThat(line)
                                            .contains("status 3 (its memory ran out)")
                                            .endsWith("It starts again at once."),
                            line -> assertThat(line).endsWith("It starts again in 1 s."),
                            line -> assertThat(line).endsWith("It starts again in 2 s."),
                            line -> assertThat(line).endsWith("It is not started again."));
        }
    }

    @Test
    void askedToEndItWaitsForAnOrderlyEndHoweverOftenItIsAsked() {
        String endsSlowly =
                "trap 'echo ending; sleep 0.5; echo ended; exit 0' TERM; echo up; "
                        + "while :; do sleep 0.05; done";
        try (ExchangeProcess supervised = supervise(endsSlowly)) {
            await().atMost(LIMIT).until(() -> supervised.output().contains("up"));
            supervised.terminate();
            await().atMost(LIMIT).until(() -> supervised.output().contains("ending"));
            supervised.terminate();

            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output()).contains("ended");
        }
    }

    @Test
    void askedToEndInAPauseItEndsWithZero() {
        try (ExchangeProcess supervised = supervise("exit 71")) {
            await().atMost(LIMIT).until(() -> supervised.output().contains("again in 4 s"));
            supervised.terminate();

            assertThat(supervised.exitStatus()).isZero();
        }
    }

    private static ExchangeProcess supervise(String script) {
        return ExchangeProcess.supervise(List.of("bash", "-c", script));
    }

    private static Order place(CetoexClient client) {
        try (client) {
            return client.place(
                            NewOrder.limit(
                                    "BTC", Side.BUY, BigDecimal.ONE, new BigDecimal("50000")))
                    .order();
        }
    }
}
