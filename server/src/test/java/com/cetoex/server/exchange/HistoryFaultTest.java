package com.cetoex.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.cetoex.client.ApiException;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.ErrorCode;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: a history whose database fails stops nobody from trading, and loses nothing. */
final class HistoryFaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void tradingGoesOnWhileTheDatabaseIsLockedAndTheHistoryCatchesUp() throws SQLException {
        Path data = folder.resolve("data");
        try (TestExchange exchange = new TestExchange(data);
                CetoexClient ann = exchange.client(1)) {
            ann.place(order());
            assertThat(ann.history(HistoryFilter.all()).total()).isEqualTo(1);
            try (Connection other =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + data.resolve("history.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                // Longer than the projection waits for a lock: it fails at least once.
                long untilNanos = System.nanoTime() + Duration.ofSeconds(4).toNanos();
                await().atMost(LIMIT)
                        .until(
                                () -> {
                                    ann.place(order());
                                    return System.nanoTime() > untilNanos;
                                });
                statement.execute("ROLLBACK");
            }
            int placed = ann.openOrders().size();
            assertThat(placed).isGreaterThan(2);
            await().atMost(LIMIT)
                    .ignoreExceptionsInstanceOf(CetoexException.class)
                    .until(() -> ann.history(HistoryFilter.all()).total() == placed);
        }
    }

    @Test
    void fileThatIsRemovedIsMadeAgain() throws IOException, SQLException {
        Path data = folder.resolve("data");
        try (TestExchange exchange = new TestExchange(data);
                CetoexClient ann = exchange.client(1)) {
            trade(exchange);
            exchange.awaitHistory();
            Files.delete(file(data));
            trade(exchange);
            await().atMost(LIMIT).until(() -> Files.exists(file(data)));
            exchange.awaitHistory();
            assertThat(ann.history(HistoryFilter.all()).total()).isEqualTo(2);
        }
        assertRowsAreThoseOfTheEvents(data);
    }

    @Test
    void lockedFileDoesNotHoldUpAStart() throws IOException, SQLException {
        Path data = folder.resolve("data");
        try (TestExchange exchange = new TestExchange(data)) {
            trade(exchange);
        }
        Files.delete(file(data));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file(data));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            try (TestExchange exchange = new TestExchange(data)) {
                trade(exchange);
                await().atMost(LIMIT).until(() -> exchange.status().status().equals("degraded"));
                assertThat(exchange.status().historyState()).isEqualTo("unavailable");
                statement.execute("ROLLBACK");
                await().atMost(LIMIT).until(() -> exchange.status().isStatisticsComplete());
                exchange.awaitHistory();
                assertThat(exchange.status().status()).isEqualTo("ok");
            }
        }
        assertRowsAreThoseOfTheEvents(data);
    }

    @Test
    void damagedFileStandsStillUntilItIsRemoved() throws IOException, SQLException {
        Path data = folder.resolve("data");
        try (TestExchange exchange = new TestExchange(data)) {
            trade(exchange);
        }
        byte[] garbage = new byte[8_192];
        new Random(1).nextBytes(garbage);
        Files.write(file(data), garbage);
        try (TestExchange exchange = new TestExchange(data)) {
            await().atMost(LIMIT).until(() -> exchange.status().status().equals("degraded"));
            assertThat(exchange.status().historyMessage())
                    .contains("is damaged")
                    .contains("./cetoex history rebuild");
            trade(exchange);
            assertThat(Files.readAllBytes(file(data))).isEqualTo(garbage);
            Files.delete(file(data));
            exchange.awaitHistory();
            assertThat(exchange.status().status()).isEqualTo("ok");
        }
        assertRowsAreThoseOfTheEvents(data);
    }

    /** The log was restored from a backup that is older than the database. */
    @Test
    void historyThatIsAheadOfTheLogIsLeftAlone() throws IOException, SQLException {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        try (TestExchange exchange = new TestExchange(data)) {
            trade(exchange);
        }
        copy(data, backup);
        try (TestExchange exchange = new TestExchange(data)) {
            trade(exchange);
            trade(exchange);
            exchange.awaitHistory();
        }
        Files.copy(file(data), file(backup), StandardCopyOption.REPLACE_EXISTING);
        try (TestExchange exchange = new TestExchange(backup);
                CetoexClient ann = exchange.client(1)) {
            await().atMost(LIMIT).until(() -> exchange.status().historyState().equals("foreign"));
            assertThat(exchange.status().status()).isEqualTo("degraded");
            trade(exchange);
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> ann.history(HistoryFilter.all()))
                    .matches(e -> e.code() == ErrorCode.SERVICE_UNAVAILABLE);
        }
        assertThat(HistoryTables.inFile(file(backup))).isEqualTo(HistoryTables.inFile(file(data)));
    }

    private static Path file(Path data) {
        return data.resolve("history.db");
    }

    private void assertRowsAreThoseOfTheEvents(Path data) throws SQLException {
        assertThat(HistoryTables.inFile(file(data)))
                .isEqualTo(HistoryTables.recomputed(data, folder.resolve("recomputed.db")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void trade(TestExchange exchange) {
        try (CetoexClient ann = exchange.client(1);
                CetoexClient bob = exchange.client(2)) {
            ann.place(order());
            bob.place(NewOrder.limit("BTC", Side.SELL, BigDecimal.ONE, BigDecimal.TEN));
        }
    }

    private static NewOrder order() {
        return NewOrder.limit("BTC", Side.BUY, BigDecimal.ONE, BigDecimal.TEN);
    }
}
