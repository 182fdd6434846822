package com.cetoex.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

    private static NewOrder order() {
        return NewOrder.limit("BTC", Side.BUY, BigDecimal.ONE, BigDecimal.TEN);
    }
}
