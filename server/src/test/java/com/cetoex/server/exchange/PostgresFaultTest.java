package com.cetoex.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.cetoex.client.ApiException;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.ErrorCode;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chapter: a history in a PostgreSQL server that comes late, stands still, is lost, or another's.
 */
final class PostgresFaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** An answer that takes longer was held up. */
    private static final Duration PROMPT = Duration.ofSeconds(2);

    /** Of the ten seconds that an end may take, most are for requests and the snapshot. */
    private static final Duration END = Duration.ofSeconds(5);

    @TempDir Path folder;
    private PostgresProcess postgres;

    @BeforeEach
    void choosePort() throws IOException {
        postgres = new PostgresProcess(folder.resolve("postgres"));
    }

    @AfterEach
    void end() throws IOException {
        postgres.close();
    }

    @Test
    void serverThatStandsStillAndServerThatGoesAwayHoldUpNobody() throws IOException, SQLException {
        postgres.start();
        postgres.create("spot");
        Path data = folder.resolve("data");
        try (TestExchange exchange = new TestExchange(data, postgres.flags("spot"));
                Trading trading = new Trading(exchange)) {
            trading.awaitMore(20);
            exchange.awaitHistory();
            assertThat(exchange.status().status()).isEqualTo("ok");

            postgres.pause();
            await().atMost(LIMIT)
                    .until(() -> exchange.status().historyState().equals("unavailable"));
            assertThat(exchange.status().status()).isEqualTo("degraded");
            trading.awaitMore(20);
            postgres.resume();
            await().atMost(LIMIT).until(() -> exchange.status().status().equals("ok"));

            postgres.stop();
            await().atMost(LIMIT).until(() -> exchange.status().status().equals("degraded"));
            trading.awaitMore(20);
            postgres.start();
            await().atMost(LIMIT).until(() -> exchange.status().status().equals("ok"));

            trading.end();
            assertThat(trading.slowest()).isLessThan(PROMPT);
            exchange.awaitHistory();
            assertThat(trading.client().history(HistoryFilter.all()).total())
                    .isEqualTo(trading.count());
        }
        assertRowsAreThoseOfTheEvents(data);
    }

    @Test
    void startDoesNotWaitForTheServer() throws IOException, SQLException {
        Path data = folder.resolve("data");
        try (TestExchange exchange = new TestExchange(data)) {
            trade(exchange);
            exchange.awaitHistory();
        }
        try (TestExchange exchange = new TestExchange(data, postgres.flags("spot"));
                CetoexClient ann = exchange.client(1)) {
            await().atMost(LIMIT).until(() -> exchange.status().status().equals("degraded"));
            assertThat(exchange.status().historyState()).isEqualTo("unavailable");
            assertThat(exchange.status().isStatisticsComplete()).isFalse();
            ann.place(order());
            assertThat(ann.cancel(ann.openOrders().getFirst().orderId())).isNotNull();
            long beginNanos = System.nanoTime();
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> ann.history(HistoryFilter.all()))
                    .matches(e -> e.code() == ErrorCode.SERVICE_UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - beginNanos)).isLessThan(PROMPT);

            postgres.start();
            postgres.create("spot");
            await().atMost(LIMIT).until(() -> exchange.status().isStatisticsComplete());
            exchange.awaitHistory();
            assertThat(exchange.status().status()).isEqualTo("ok");
            assertThat(ann.trades("BTC", 5)).hasSize(1);
            assertThat(ann.market("BTC").volume24h()).isEqualByComparingTo("10");
            assertThat(ann.history(HistoryFilter.all()).total()).isEqualTo(2);
        }
        assertRowsAreThoseOfTheEvents(data);
    }

    @Test
    void secondExchangeLeavesTheDatabaseOfTheFirstAlone() throws IOException, SQLException {
        postgres.start();
        postgres.create("spot");
        Path data = folder.resolve("data");
        try (TestExchange first = new TestExchange(data, postgres.flags("spot"))) {
            trade(first);
            first.awaitHistory();
            try (TestExchange second =
                            new TestExchange(folder.resolve("other"), postgres.flags("spot"));
                    CetoexClient ann = second.client(1)) {
                await().atMost(LIMIT).until(() -> second.status().historyState().equals("foreign"));
                assertThat(second.status().status()).isEqualTo("degraded");
                assertThat(second.status().historyMessage())
                        .contains("belongs to another exchange or is ahead of this log")
                        .contains("./cetoex history rebuild");
                ann.place(order());
                assertThatExceptionOfType(ApiException.class)
                        .isThrownBy(() -> ann.history(HistoryFilter.all()))
                        .matches(e -> e.code() == ErrorCode.SERVICE_UNAVAILABLE);
            }
            trade(first);
            first.awaitHistory();
            assertThat(first.status().status()).isEqualTo("ok");
        }
        assertRowsAreThoseOfTheEvents(data);
    }

    @Test
    void endDoesNotWaitForTheServer() throws IOException, SQLException {
        postgres.start();
        postgres.create("spot");
        try (TestExchange exchange =
                        new TestExchange(folder.resolve("data"), postgres.flags("spot"));
                CetoexClient ann = exchange.client(1)) {
            trade(exchange);
            assertThat(ann.history(HistoryFilter.all()).total()).isEqualTo(1);
            postgres.pause();
            ann.place(order());
            long beginNanos = System.nanoTime();

            assertThat(exchange.shutdown()).isTrue();

            assertThat(Duration.ofNanos(System.nanoTime() - beginNanos)).isLessThan(END);
        }
    }

    private void assertRowsAreThoseOfTheEvents(Path data) throws SQLException {
        try (Connection connection = postgres.connect("spot")) {
            Map<String, List<String>> rows = HistoryTables.in(connection);
            assertThat(rows)
                    .isEqualTo(HistoryTables.recomputed(data, folder.resolve("recomputed.db")));
            assertThat(rows.get("orders")).isNotEmpty();
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

    /** An investor who places orders all the time, one after the other. */
    private static final class Trading implements AutoCloseable {
        private final CetoexClient client;
        private final AtomicInteger placed = new AtomicInteger();
        private final AtomicBoolean isEnding = new AtomicBoolean();
        private final Thread thread;
        private volatile Duration slowest = Duration.ZERO;

        Trading(TestExchange exchange) {
            client = exchange.client(1);
            thread = Thread.ofVirtual().start(this::run);
        }

        private void run() {
            while (!isEnding.get()) {
                long beginNanos = System.nanoTime();
                client.cancel(client.place(order()).order().orderId());
                Duration took = Duration.ofNanos(System.nanoTime() - beginNanos);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
                placed.incrementAndGet();
            }
        }

        CetoexClient client() {
            return client;
        }

        int count() {
            return placed.get();
        }

        Duration slowest() {
            return slowest;
        }

        void awaitMore(int orders) {
            int before = placed.get();
            await().atMost(LIMIT).until(() -> placed.get() >= before + orders);
        }

        void end() {
            isEnding.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            end();
            client.close();
        }
    }
}
