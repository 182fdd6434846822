package com.cetoex.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.projections.history.HistoryState;
import com.cetoex.server.api.Client.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Accounts, markets, open orders and history (contract, money and orders). */
final class ReadsTest {
    private InMemoryExchange exchange;
    private Client ann;
    private Client bob;

    @BeforeEach
    void open(@TempDir Path folder) {
        exchange = new InMemoryExchange(folder).withMarkets();
        exchange.register(1);
        exchange.register(2);
        exchange.deposit(1, "USDT", "1000.50");
        exchange.deposit(2, "BTC", "0.05");
        exchange.deposit(2, "ETH", "3");
        ann = exchange.client(1);
        bob = exchange.client(2);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).toString();
    }

    private JsonNode account(Client client) {
        return client.post("/account/info", "").data();
    }

    @Test
    void accountOfMoneyAloneIsWorthIt() {
        JsonNode account = account(ann);

        assertThat(text(account, "investor_id")).isEqualTo("1");
        assertThat(text(account, "usdt_balance")).isEqualTo("1000.5");
        assertThat(text(account, "usdt_available")).isEqualTo("1000.5");
        assertThat(text(account, "usdt_locked")).isEqualTo("0");
        assertThat(text(account, "total_portfolio_value")).isEqualTo("1000.5");
        assertThat(text(account, "portfolio")).isEqualTo("[]");
        assertThat(account.has("timestamp")).isTrue();
    }

    @Test
    void assetsWithoutAPriceHaveNoValue() {
        assertThat(text(account(bob), "portfolio"))
                .isEqualTo(
                        "[{\"symbol\":\"BTC\",\"balance\":0.05,\"available\":0.05,\"locked\":0,"
                                + "\"current_price\":null,\"value_usdt\":null},"
                                + "{\"symbol\":\"ETH\",\"balance\":3,\"available\":3,\"locked\":0,"
                                + "\"current_price\":null,\"value_usdt\":null}]");
        assertThat(text(account(bob), "total_portfolio_value")).isEqualTo("0");
    }

    @Test
    void priceIsTheMidOfABookWithBothSidesUntilThereIsATrade() {
        ann.limit("buy", "0.01", "1000.00");
        assertThat(text(bob.post("/market/data", "\"symbol\":\"BTC\"").data(), "price"))
                .isEqualTo("null");
        bob.limit("sell", "0.01", "1000.01");

        assertThat(text(bob.post("/market/data", "\"symbol\":\"BTC\"").data(), "price"))
                .isEqualTo("1000.005");
        JsonNode btc = account(bob).get("portfolio").get(0);
        assertThat(text(btc, "current_price")).isEqualTo("1000.005");
        assertThat(text(btc, "locked")).isEqualTo("0.01");
        assertThat(text(btc, "available")).isEqualTo("0.04");
        assertThat(text(btc, "value_usdt")).isEqualTo("50.00025");
        assertThat(text(account(bob), "total_portfolio_value")).isEqualTo("50.00025");
    }

    @Test
    void tradesMoveMoneyFiguresAndTape() {
        bob.limit("sell", "0.02", "1000.00");
        bob.limit("sell", "0.02", "1100.00");
        ann.limit("buy", "0.03", "1100.00");

        JsonNode account = account(ann);
        assertThat(text(account, "usdt_balance")).isEqualTo("969.5");
        assertThat(text(account, "total_portfolio_value")).isEqualTo("1002.5");
        JsonNode market = ann.post("/market/data", "\"symbol\":\"BTC\"").data();
        assertThat(text(market, "symbol")).isEqualTo("\"BTC\"");
        assertThat(text(market, "price")).isEqualTo("1100.00");
        assertThat(text(market, "volume_24h")).isEqualTo("31");
        assertThat(text(market, "base_volume_24h")).isEqualTo("0.03");
        assertThat(text(market, "change_24h")).isEqualTo("10");
        assertThat(text(market, "high_24h")).isEqualTo("1100.00");
        assertThat(text(market, "low_24h")).isEqualTo("1000.00");
        JsonNode trades = ann.post("/market/trades", "\"symbol\":\"BTC\"").data();
        assertThat(text(trades, "symbol")).isEqualTo("\"BTC\"");
        assertThat(trades.get("trades").size()).isEqualTo(2);
        JsonNode newest = trades.get("trades").get(0);
        assertThat(text(newest, "trade_id")).isEqualTo("2");
        assertThat(text(newest, "price")).isEqualTo("1100.00");
        assertThat(text(newest, "amount")).isEqualTo("0.01");
        assertThat(text(newest, "side")).isEqualTo("\"buy\"");
        assertThat(
                        ann.post("/market/trades", "\"symbol\":\"BTC\",\"limit\":1")
                                .data()
                                .get("trades")
                                .size())
                .isEqualTo(1);
    }

    @Test
    void marketsBeforeAnyTradeAreToldSortedBySymbol() {
        assertThat(ann.post("/market/data", "\"symbol\":null").data().toString())
                .isEqualTo(
                        "[{\"symbol\":\"BTC\",\"price\":null,\"volume_24h\":0,\"base_volume_24h\":0,"
                                + "\"change_24h\":0,\"high_24h\":null,\"low_24h\":null},"
                                + "{\"symbol\":\"ETH\",\"price\":null,\"volume_24h\":0,\"base_volume_24h\":0,"
                                + "\"change_24h\":0,\"high_24h\":null,\"low_24h\":null}]");
    }

    @Test
    void bookIsToldBestPricesFirst() {
        ann.limit("buy", "0.01", "1000.00");
        ann.limit("buy", "0.02", "1000.00");
        ann.limit("buy", "0.01", "1001.00");
        bob.limit("sell", "0.02", "1003.00");
        bob.limit("sell", "0.01", "1002.5");

        JsonNode book = ann.post("/market/orderbook", "\"symbol\":\"BTC\"").data();
        assertThat(text(book, "symbol")).isEqualTo("\"BTC\"");
        assertThat(text(book, "bids")).isEqualTo("[[1001.00,0.01],[1000.00,0.03]]");
        assertThat(text(book, "asks")).isEqualTo("[[1002.50,0.01],[1003.00,0.02]]");
        JsonNode best = ann.post("/market/orderbook", "\"symbol\":\"BTC\",\"limit\":1").data();
        assertThat(text(best, "bids")).isEqualTo("[[1001.00,0.01]]");
        assertThat(text(best, "asks")).isEqualTo("[[1002.50,0.01]]");
    }

    @ParameterizedTest
    @CsvSource({"/market/orderbook, 1000", "/market/trades, 1000", "/orders/history, 500"})
    void limitsHaveTheirRange(String path, int most) {
        String symbol = "\"symbol\":\"BTC\",\"limit\":";

        assertThat(ann.post(path, symbol + 1).status()).isEqualTo(200);
        assertThat(ann.post(path, symbol + most).status()).isEqualTo(200);
        assertThat(ann.post(path, symbol + "null").status()).isEqualTo(200);
        for (String limit :
                new String[] {"0", "-1", "1.0", "1e1", "\"1\"", "true", "" + (most + 1)}) {
            assertThat(ann.post(path, symbol + limit).error()).isEqualTo("INVALID_PARAMS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/market/data",
                "/market/orderbook",
                "/market/trades",
                "/orders/open",
                "/orders/history"
            })
    void unknownSymbolIsNotFound(String path) {
        Answer answer = ann.post(path, "\"symbol\":\"btc\"");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("SYMBOL_NOT_FOUND");
        assertThat(ann.post(path, "\"symbol\":\"\"").error()).isEqualTo("INVALID_PARAMS");
        assertThat(ann.post(path, "\"symbol\":1").error()).isEqualTo("INVALID_PARAMS");
        assertThat(ann.post(path, "\"symbol\":\"BTC\",\"x\":1").error())
                .isEqualTo("INVALID_PARAMS");
    }

    @Test
    void openOrdersAreToldOldestFirst() {
        ann.limit("buy", "0.03", "1000.00");
        ann.place(Client.order("ETH", "buy", "0.1", "100") + ",\"client_order_id\":\"e\"");
        bob.limit("sell", "0.01", "1000.00");

        JsonNode all = ann.post("/orders/open", "").data();
        assertThat(text(all, "total")).isEqualTo("2");
        JsonNode first = all.get("orders").get(0);
        assertThat(text(first, "order_id")).isEqualTo("1");
        assertThat(text(first, "status")).isEqualTo("\"partially_filled\"");
        assertThat(text(first, "amount")).isEqualTo("0.03");
        assertThat(text(first, "filled_amount")).isEqualTo("0.01");
        assertThat(text(first, "remaining_amount")).isEqualTo("0.02");
        assertThat(text(first, "average_price")).isEqualTo("1000");
        JsonNode eth = ann.post("/orders/open", "\"symbol\":\"ETH\"").data();
        assertThat(text(eth, "total")).isEqualTo("1");
        assertThat(text(eth.get("orders").get(0), "client_order_id")).isEqualTo("\"e\"");
    }

    @Test
    void historyIsToldNewestFirstByPages() {
        for (int i = 1; i <= 5; i++) {
            ann.limit("buy", "0.01", "1000.0" + i);
        }
        ann.post("/orders/cancel", "\"order_id\":2");
        ann.place(Client.order("ETH", "buy", "0.1", "100") + ",\"client_order_id\":\"e\"");
        ann.market("buy", "0.01");

        JsonNode first = ann.post("/orders/history", "\"limit\":3").data();
        assertThat(text(first, "total")).isEqualTo("7");
        assertThat(ids(first)).isEqualTo("7 6 5 ");
        JsonNode market = first.get("orders").get(0);
        assertThat(text(market, "type")).isEqualTo("\"market\"");
        assertThat(text(market, "price")).isEqualTo("null");
        assertThat(text(market, "status")).isEqualTo("\"cancelled\"");
        String cursor = "\"limit\":3,\"cursor\":" + text(first, "next_cursor");
        JsonNode second = ann.post("/orders/history", cursor).data();
        assertThat(ids(second)).isEqualTo("4 3 2 ");
        assertThat(text(second.get("orders").get(2), "status")).isEqualTo("\"cancelled\"");
        cursor = "\"limit\":3,\"cursor\":" + text(second, "next_cursor");
        JsonNode last = ann.post("/orders/history", cursor).data();
        assertThat(ids(last)).isEqualTo("1 ");
        assertThat(text(last, "next_cursor")).isEqualTo("null");
        assertThat(ids(ann.post("/orders/history", "\"symbol\":\"ETH\"").data())).isEqualTo("6 ");
        assertThat(ids(ann.post("/orders/history", "\"client_order_id\":\"e\"").data()))
                .isEqualTo("6 ");
        assertThat(text(ann.post("/orders/history", "\"client_order_id\":\"f\"").data(), "total"))
                .isEqualTo("0");
        assertThat(bob.post("/orders/history", cursor).error()).isEqualTo("INVALID_PARAMS");
    }

    private static String ids(JsonNode page) {
        StringBuilder ids = new StringBuilder();
        page.get("orders").forEach(order -> ids.append(order.get("order_id")).append(' '));
        return ids.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\"o\"", "\"1\"", "\"oZ\"", "\"o01\"", "\"o-1\"", "\"ozz\"", "1"})
    void unknownCursorIsRefused(String cursor) {
        ann.limit("buy", "0.01", "1000.00");
        Answer answer = ann.post("/orders/history", "\"cursor\":" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("INVALID_PARAMS");
        assertThat(text(answer.details(), "field")).isEqualTo("\"cursor\"");
    }

    @Test
    void historyThatLagsIsNotAnswered() {
        exchange.pauseHistory(true);
        ann.limit("buy", "0.01", "1000.00");
        Answer answer = ann.post("/orders/history", "");
        exchange.pauseHistory(false);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(text(ann.post("/orders/history", "").data(), "total")).isEqualTo("1");
    }

    @Test
    void statusTellsHowTheExchangeIs() {
        Answer status = ann.get("/api/market-making/status");

        assertThat(status.status()).isEqualTo(200);
        assertThat(text(status.data(), "status")).isEqualTo("\"ok\"");
        assertThat(text(status.data(), "version")).isEqualTo("\"1.2.3\"");
        assertThat(text(status.data(), "durability")).isEqualTo("\"disk\"");
        assertThat(text(status.data(), "log_position")).isEqualTo("4711");
        assertThat(status.data().get("time").asString()).endsWith("Z");
        exchange.cancelOnly(true);
        assertThat(text(ann.get("/api/market-making/status").data(), "status"))
                .isEqualTo("\"cancel_only\"");
    }

    @Test
    void statusTellsOfTheHistory() {
        ann.limit("buy", "0.01", "1000.00");
        JsonNode current = ann.get("/api/market-making/status").data();
        String last = text(current, "last_sequence");
        // Nobody seeds the views of this exchange.
        assertThat(text(current, "statistics_complete")).isEqualTo("false");
        assertThat(text(current, "history"))
                .isEqualTo(
                        "{\"state\":\"current\",\"sequence\":"
                                + last
                                + ",\"lag_events\":0,\"lag_ms\":0,\"message\":null}");
        exchange.failHistory(HistoryState.FOREIGN);
        JsonNode foreign = ann.get("/api/market-making/status").data();
        assertThat(text(foreign, "status")).isEqualTo("\"degraded\"");
        assertThat(text(foreign.get("history"), "state")).isEqualTo("\"foreign\"");
        assertThat(text(foreign.get("history"), "message")).contains("./cetoex history rebuild");
        assertThat(ann.post("/orders/history", "").status()).isEqualTo(503);
        exchange.failHistory(HistoryState.UNAVAILABLE);
        JsonNode unavailable = ann.get("/api/market-making/status").data();
        assertThat(text(unavailable, "status")).isEqualTo("\"degraded\"");
        assertThat(text(unavailable.get("history"), "state")).isEqualTo("\"unavailable\"");
    }

    @Test
    void exchangeThatRecoversAnswersNothingElse() {
        exchange.ready(false);
        Answer recovering = ann.get("/api/market-making/status");
        assertThat(recovering.status()).isEqualTo(503);
        assertThat(recovering.error()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(text(recovering.json().get("details"), "status")).isEqualTo("\"recovering\"");
        assertThat(ann.get("/live/markets").status()).isEqualTo(503);
        for (String path : List.of("/account/info", "/market/orderbook", "/orders/place")) {
            Answer refused = ann.post(path, "");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.error()).isEqualTo("SERVICE_UNAVAILABLE");
        }
    }

    @Test
    void pageIsFedWithoutCredentials() {
        ann.limit("buy", "0.01", "1000.00");
        Answer feed = ann.get("/live/markets");

        assertThat(feed.status()).isEqualTo(200);
        JsonNode btc = feed.json().get("markets").get(0);
        assertThat(text(btc, "symbol")).isEqualTo("\"BTC\"");
        assertThat(text(btc, "base")).isEqualTo("\"BTC\"");
        assertThat(text(btc, "quote")).isEqualTo("\"USDT\"");
        assertThat(text(btc, "tick_size")).isEqualTo("0.01");
        assertThat(text(btc, "lot_size")).isEqualTo("0.000001");
        assertThat(text(btc, "bids")).isEqualTo("[[1000.00,0.01]]");
        assertThat(text(btc, "asks")).isEqualTo("[]");
        assertThat(text(btc, "trades")).isEqualTo("[]");
    }
}
