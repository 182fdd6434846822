package com.cetoex.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import com.cetoex.server.history.RebuildCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Chapter: the command that makes the history again. */
final class HistoryRebuildTest {
    @TempDir Path folder;

    @Test
    void damagedFileIsMadeAgainAndTheExchangeGoesOnWithIt() throws IOException, SQLException {
        Path data = folder.resolve("data");
        live(data);
        Map<String, List<String>> before = HistoryTables.inFile(file(data));
        Files.write(file(data), new byte[] {1, 2, 3});

        Run run = rebuild("--data", data.toString());

        assertThat(run.status).as(run.output).isZero();
        assertThat(run.output).contains("The history in " + file(data) + " shows every");
        assertThat(HistoryTables.inFile(file(data))).isEqualTo(before);
        try (TestExchange exchange = new TestExchange(data)) {
            trade(exchange);
            exchange.awaitHistory();
            assertThat(exchange.status().status()).isEqualTo("ok");
        }
        assertThat(HistoryTables.inFile(file(data)))
                .isEqualTo(HistoryTables.recomputed(data, folder.resolve("recomputed.db")));
    }

    @Test
    void exchangeThatRunsIsNotTouched() throws IOException {
        Path data = folder.resolve("data");
        try (TestExchange exchange = new TestExchange(data)) {
            trade(exchange);
            exchange.awaitHistory();
            Object key = Files.getAttribute(file(data), "unix:ino");

            Run run = rebuild("--data", data.toString());

            assertThat(run.status).isEqualTo(1);
            assertThat(run.output).contains("was not made again").contains("in use");
            assertThat(Files.getAttribute(file(data), "unix:ino")).isEqualTo(key);
            assertThat(exchange.status().status()).isEqualTo("ok");
        }
        assertThat(rebuild("--data", folder.resolve("none").toString()).output)
                .contains("no data folder");
    }

    @Test
    void damagedEventsAreFoundBeforeAnythingIsRemoved() throws IOException, SQLException {
        Path data = folder.resolve("data");
        live(data);
        Map<String, List<String>> before = HistoryTables.inFile(file(data));
        try (RandomAccessFile events =
                new RandomAccessFile(data.resolve("events/0-0.rec").toFile(), "rw")) {
            events.seek(500);
            int value = events.read();
            events.seek(500);
            events.write(value ^ 1);
        }

        Run run = rebuild("--data", data.toString());

        assertThat(run.status).isEqualTo(65);
        assertThat(run.output).contains("the recorded events are damaged");
        assertThat(HistoryTables.inFile(file(data))).isEqualTo(before);
    }

    @Test
    void databaseOfAnotherExchangeBecomesThisOnes() throws IOException, SQLException {
        Path data = folder.resolve("data");
        Path config = folder.resolve("exchange.conf");
        try (PostgresProcess postgres = new PostgresProcess(folder.resolve("postgres"))) {
            postgres.start();
            postgres.create("spot");
            try (TestExchange other =
                    new TestExchange(folder.resolve("other"), postgres.flags("spot"))) {
                trade(other);
                other.awaitHistory();
            }
            live(data);
            StringBuilder settings = new StringBuilder();
            postgres.flags("spot")
                    .values()
                    .forEach((k, v) -> settings.append("%s = \"%s\"%n".formatted(k, v)));
            Files.writeString(config, settings);

            Run run = rebuild("--data", data.toString(), "--config", config.toString());

            assertThat(run.status).as(run.output).isZero();
            assertThat(run.output)
                    .contains("The history in postgres at jdbc:postgresql://127.0.0.1")
                    .doesNotContain("password");
            try (Connection connection = postgres.connect("spot")) {
                assertThat(HistoryTables.in(connection))
                        .isEqualTo(HistoryTables.recomputed(data, folder.resolve("new.db")));
            }
            postgres.stop();
            Run away = rebuild("--data", data.toString(), "--config", config.toString());
            assertThat(away.status).isEqualTo(1);
            assertThat(away.output).contains("refused");
        }
    }

    private static void live(Path data) {
        try (TestExchange exchange = new TestExchange(data)) {
            trade(exchange);
            exchange.awaitHistory();
        }
    }

    private static void trade(TestExchange exchange) {
        try (CetoexClient ann = exchange.client(1);
                CetoexClient bob = exchange.client(2)) {
            ann.place(NewOrder.limit("BTC", Side.BUY, BigDecimal.TWO, BigDecimal.TEN));
            bob.place(NewOrder.limit("BTC", Side.SELL, BigDecimal.ONE, BigDecimal.TEN));
        }
    }

    private static Path file(Path data) {
        return data.resolve("history.db");
    }

    private static Run rebuild(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int status =
                new CommandLine(new RebuildCommand())
                        .setOut(writer)
                        .setErr(writer)
                        .execute(arguments);
        return new Run(status, output.toString());
    }

    /** A command that ran to its end. */
    private record Run(int status, String output) {}
}
