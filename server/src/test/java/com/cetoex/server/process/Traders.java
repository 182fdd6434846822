package com.cetoex.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cetoex.client.Account;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.HistoryPage;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Order;
import com.cetoex.client.Placement;
import com.cetoex.client.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Every investor trading at random, what was acknowledged to them, and the proof of it. */
final class Traders {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Map<String, Placement> acknowledged = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Lets all of them trade, until the exchange answers no more. */
    void start(ExchangeProcess exchange, String name) {
        for (int investor = 1; investor <= TestBootstrap.INVESTORS; investor++) {
            CetoexClient client = exchange.client(investor);
            String prefix = name + "-i" + investor + "-";
            SplittableRandom random = new SplittableRandom(prefix.hashCode());
            threads.add(Thread.ofPlatform().start(() -> trade(client, prefix, random)));
        }
    }

    /** Waits until so many more orders were acknowledged. */
    void awaitMore(int orders) {
        int wanted = acknowledged.size() + orders;
        await().atMost(LIMIT).until(() -> acknowledged.size() >= wanted);
    }

    /** Waits until all of them noticed that the exchange is gone. */
    void awaitEnd() {
        threads.forEach(Traders::join);
        threads.clear();
    }

    /** What was acknowledged by now, by client order id. */
    Map<String, Placement> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Ends with the first request that gets no answer. */
    private void trade(CetoexClient client, String prefix, SplittableRandom random) {
        try {
            for (int i = 0; ; i++) {
                String id = prefix + i;
                Placement placement = client.place(order(random).withClientOrderId(id));
                acknowledged.put(id, placement);
            }
        } catch (CetoexException killed) {
            client.close();
        }
    }

    private static NewOrder order(SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000, 20_000), 6);
        BigDecimal price = BigDecimal.valueOf(random.nextInt(4_990_000, 5_010_001), 2);
        return NewOrder.limit("BTC", side, amount, price);
    }

    /**
     * Everything that was acknowledged is there, once; the number of orders that are there beyond
     * that.
     */
    static int unacknowledged(ExchangeProcess exchange, Map<String, Placement> acknowledged) {
        Map<String, Order> found = new HashMap<>();
        Map<Long, String> idOf = new HashMap<>();
        for (int investor = 1; investor <= TestBootstrap.INVESTORS; investor++) {
            for (Order order : history(exchange.client(investor))) {
                String id = order.clientOrderId().orElseThrow();
                assertThat(found.put(id, order)).as("second order of %s", id).isNull();
                assertThat(idOf.put(order.orderId(), id)).as("second order id").isNull();
            }
        }
        acknowledged.forEach(
                (id, placement) -> {
                    Order order = found.get(id);
                    assertThat(order).as(id).isNotNull();
                    assertThat(order.orderId()).isEqualTo(placement.order().orderId());
                    assertThat(order.amount()).isEqualByComparingTo(placement.order().amount());
                    assertThat(order.filledAmount())
                            .isGreaterThanOrEqualTo(placement.order().filledAmount());
                });
        return found.size() - acknowledged.size();
    }

    private static List<Order> history(CetoexClient client) {
        List<Order> orders = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            HistoryFilter filter = HistoryFilter.all().limit(500);
            HistoryPage page = client.history(cursor.map(filter::cursor).orElse(filter));
            orders.addAll(page.orders());
            cursor = page.nextCursor();
            if (cursor.isEmpty()) {
                assertThat(page.total()).isEqualTo(orders.size());
            }
        } while (cursor.isPresent());
        return orders;
    }

    /**
     * The base asset is whole; of the quote asset only the operator's fees are missing, which are
     * never negative.
     */
    static void checkBalances(ExchangeProcess exchange) {
        BigDecimal usdt = BigDecimal.ZERO;
        BigDecimal btc = BigDecimal.ZERO;
        BigDecimal lockedBtc = BigDecimal.ZERO;
        BigDecimal openSells = BigDecimal.ZERO;
        for (int investor = 1; investor <= TestBootstrap.INVESTORS; investor++) {
            CetoexClient client = exchange.client(investor);
            Account account = client.account();
            usdt = usdt.add(account.usdtBalance());
            btc = btc.add(account.holding("BTC").orElseThrow().balance());
            lockedBtc = lockedBtc.add(account.holding("BTC").orElseThrow().locked());
            openSells =
                    client.openOrders().stream()
                            .filter(order -> order.side() == Side.SELL)
                            .map(Order::remainingAmount)
                            .reduce(openSells, BigDecimal::add);
        }
        BigDecimal investors = BigDecimal.valueOf(TestBootstrap.INVESTORS);
        assertThat(btc).isEqualByComparingTo(new BigDecimal(TestBootstrap.BTC).multiply(investors));
        assertThat(usdt)
                .isLessThanOrEqualTo(new BigDecimal(TestBootstrap.USDT).multiply(investors));
        assertThat(lockedBtc).isEqualByComparingTo(openSells);
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(LIMIT)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
