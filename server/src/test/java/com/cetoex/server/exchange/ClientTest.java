package com.cetoex.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cetoex.client.Account;
import com.cetoex.client.ApiException;
import com.cetoex.client.BulkCancellation;
import com.cetoex.client.BulkPlacement;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.Credentials;
import com.cetoex.client.ErrorCode;
import com.cetoex.client.Fill;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.HistoryPage;
import com.cetoex.client.MarketSummary;
import com.cetoex.client.NewOrder;
import com.cetoex.client.NoAnswerException;
import com.cetoex.client.Order;
import com.cetoex.client.OrderBook;
import com.cetoex.client.OrderBook.Level;
import com.cetoex.client.OrderStatus;
import com.cetoex.client.Placement;
import com.cetoex.client.Side;
import com.cetoex.client.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: the Java client against the whole exchange. */
final class ClientTest {
    @TempDir Path folder;

    private TestExchange exchange;
    private CetoexClient ann;
    private CetoexClient bob;

    @BeforeEach
    void start() {
        exchange = new TestExchange(folder.resolve("data"));
        ann = exchange.client(1);
        bob = exchange.client(2);
    }

    @AfterEach
    void end() {
        ann.close();
        bob.close();
        exchange.close();
    }

    @Test
    void orderIsPlacedTradedAndSeenByEveryEndpoint() {
        Order resting = ann.place(limit(Side.SELL, "2", "50000").withClientOrderId("a-1")).order();
        assertThat(resting.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(ann.openOrders()).containsExactly(resting);
        assertThat(ann.openOrders("BTC")).containsExactly(resting);

        Placement taken = bob.place(NewOrder.market("BTC", Side.BUY, new BigDecimal("0.5")));

        assertThat(taken.order().averagePrice()).contains(new BigDecimal("50000"));
        Fill fill = taken.fills().getFirst();
        assertThat(fill.fee()).isEqualByComparingTo("25");
        assertThat(fill.role()).isEqualTo(Fill.Role.TAKER);
        assertThat(bob.history(HistoryFilter.all())).isEqualTo(page(taken.order()));
        Account account = bob.account();
        assertThat(account.usdtBalance()).isEqualByComparingTo("74975");
        assertThat(account.holding("BTC").orElseThrow().valueUsdt().orElseThrow())
                .isEqualByComparingTo("525000");
        OrderBook book = ann.orderBook("BTC", 5);
        assertThat(book.bestBid()).isEmpty();
        assertThat(book.bestAsk().map(Level::amount).orElseThrow()).isEqualByComparingTo("1.5");
        Trade trade = ann.trades("BTC", 5).getFirst();
        assertThat(trade.tradeId()).isEqualTo(fill.tradeId());
        assertThat(trade.side()).isEqualTo(Side.BUY);
        MarketSummary market = ann.market("BTC");
        assertThat(market.volume24h()).isEqualByComparingTo("25000");
        assertThat(ann.markets()).containsExactly(market);
        assertThat(ann.cancel("a-1").orderId()).isEqualTo(resting.orderId());
        assertThat(ann.history(HistoryFilter.all().clientOrderId("a-1")).orders())
                .singleElement()
                .satisfies(order -> assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED));
    }

    @Test
    void resendWithTheSameIdAnswersTheFirstPlacement() {
        NewOrder order = limit(Side.BUY, "1", "100").withClientOrderId("once");
        Placement first = ann.place(order);

        Placement second = ann.place(order);

        assertThat(second).isEqualTo(new Placement(first.order(), first.fills(), true));
        assertThat(ann.openOrders()).hasSize(1);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> ann.place(limit(Side.BUY, "2", "100").withClientOrderId("once")))
                .matches(e -> e.code() == ErrorCode.DUPLICATE_CLIENT_ORDER_ID)
                .matches(e -> e.httpStatus() == 409)
                .matches(e -> !e.isOutcomeUnknown());
    }

    @Test
    void bulkTellsEveryItemApart() {
        BulkPlacement placed =
                ann.placeAll(
                        List.of(
                                limit(Side.BUY, "1", "100"),
                                limit(Side.BUY, "0.0001", "1"),
                                limit(Side.SELL, "1", "60000")));

        assertThat(placed.successful()).isEqualTo(2);
        assertThat(placed.results().get(1))
                .isInstanceOfSatisfying(
                        BulkPlacement.Refused.class,
                        item -> assertThat(item.code()).isEqualTo("ORDER_TOO_SMALL"));
        List<Long> ids = ann.openOrders().stream().map(Order::orderId).toList();
        BulkCancellation cancelled = ann.cancelAll(List.of(ids.get(0), 999L, ids.get(1)));
        assertThat(cancelled.results().stream().map(BulkCancellation.Item::isCancelled))
                .containsExactly(true, false, true);
        assertThat(ann.openOrders()).isEmpty();
    }

    @Test
    void historyIsReadPageByPage() {
        for (int i = 1; i <= 5; i++) {
            ann.place(limit(Side.BUY, "1", String.valueOf(100 + i)));
        }

        HistoryPage first = ann.history(HistoryFilter.all().symbol("BTC").limit(3));
        HistoryPage second =
                ann.history(HistoryFilter.all().limit(3).cursor(first.nextCursor().orElseThrow()));

        assertThat(first.total()).isEqualTo(5);
        assertThat(first.orders()).hasSize(3);
        assertThat(second.orders()).hasSize(2);
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void refusalsCarryCodeStatusAndDetails() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> ann.place(limit(Side.BUY, "1", "0.001")))
                .matches(e -> e.code() == ErrorCode.INVALID_PARAMS)
                .matches(e -> e.details().containsKey("field"));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> exchange.client(1, "wrong").account())
                .matches(e -> e.code() == ErrorCode.INVALID_CREDENTIALS && e.httpStatus() == 401);
        CetoexClient limited = exchange.client(3);
        limited.account();
        assertThat(limited.rateLimit().orElseThrow().remaining()).isEqualTo(1);
        limited.account();
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(limited::account)
                .matches(e -> e.code() == ErrorCode.RATE_LIMIT_EXCEEDED)
                .matches(e -> e.retryAfter().isPresent());
    }

    @Test
    void exchangeThatIsNotThereIsNoAnswerAndNothingWasSent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (CetoexClient lost =
                new CetoexClient(URI.create("http://127.0.0.1:" + port), new Credentials(1, "k"))) {
            assertThatExceptionOfType(NoAnswerException.class)
                    .isThrownBy(lost::account)
                    .matches(e -> !e.isOutcomeUnknown())
                    .isInstanceOf(CetoexException.class);
        }
    }

    private static HistoryPage page(Order order) {
        return new HistoryPage(List.of(order), 1, Optional.empty());
    }

    private static NewOrder limit(Side side, String amount, String price) {
        return NewOrder.limit("BTC", side, new BigDecimal(amount), new BigDecimal(price));
    }
}
