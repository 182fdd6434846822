package com.cetoex.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.server.api.Client.Answer;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Placing and cancelling several orders with one request (contract, bulk). */
final class BulkTest {
    private InMemoryExchange exchange;
    private Client ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        exchange = new InMemoryExchange(folder).withMarkets();
        exchange.register(1);
        exchange.deposit(1, "USDT", "1000");
        exchange.deposit(1, "ETH", "5");
        ann = exchange.client(1);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private Answer place(String... items) {
        return ann.post("/orders/bulk/place", "\"orders\":[" + String.join(",", items) + "]");
    }

    private static String item(String symbol, String side, String amount, String price) {
        return "{" + Client.order(symbol, side, amount, price) + "}";
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).toString();
    }

    private static String summary(JsonNode data) {
        return text(data, "total_orders") + text(data, "successful") + text(data, "failed");
    }

    @Test
    void ordersAreExecutedInTheirOrderWithFundsReservedOneByOne() {
        Answer answer =
                place(
                        item("BTC", "buy", "0.5", "1000"),
                        item("ETH", "sell", "1", "3000.00"),
                        item("BTC", "buy", "0.5", "1001"),
                        item("BTC", "buy", "0.4", "1000"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("success").asBoolean()).isTrue();
        assertThat(summary(answer.data())).isEqualTo("431");
        JsonNode results = answer.data().get("results");
        assertThat(text(results.get(0), "index")).isEqualTo("0");
        assertThat(text(results.get(0), "success")).isEqualTo("true");
        assertThat(text(results.get(0), "order_id")).isEqualTo("1");
        assertThat(text(results.get(0), "symbol")).isEqualTo("\"BTC\"");
        assertThat(text(results.get(0), "status")).isEqualTo("\"open\"");
        assertThat(text(results.get(0), "remaining_amount")).isEqualTo("0.5");
        assertThat(text(results.get(2), "success")).isEqualTo("false");
        assertThat(text(results.get(2), "error")).isEqualTo("\"INSUFFICIENT_BALANCE\"");
        assertThat(text(results.get(2), "symbol")).isEqualTo("\"BTC\"");
        assertThat(text(results.get(3), "order_id")).isEqualTo("3");
    }

    @Test
    void faultyItemsFailAlone() {
        Answer answer =
                place(
                        "1",
                        "{}",
                        item("XYZ", "buy", "1", "100"),
                        item("BTC", "buy", "1", "100.001"),
                        "{" + Client.order("BTC", "buy", "1", "100") + ",\"post_olny\":true}",
                        "{" + Client.order("BTC", "buy", "1", "100") + ",\"side\":\"buy\"}",
                        "{" + Client.order("BTC", "buy", "{\"a\":1,\"a\":2}", "100") + "}",
                        "{" + Client.order("BTC", "buy", "1" + "0".repeat(2_000), "100") + "}",
                        "null",
                        item("BTC", "buy", "1", "100"));

        assertThat(summary(answer.data())).isEqualTo("1019");
        JsonNode results = answer.data().get("results");
        String[] errors = new String[results.size()];
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).get("index").asInt()).isEqualTo(i);
            errors[i] = results.get(i).path("error").asString("");
        }
        assertThat(errors)
                .containsExactly(
                        "INVALID_PARAMS",
                        "INVALID_PARAMS",
                        "SYMBOL_NOT_FOUND",
                        "INVALID_PARAMS",
                        "INVALID_PARAMS",
                        "INVALID_PARAMS",
                        "INVALID_PARAMS",
                        "INVALID_PARAMS",
                        "INVALID_PARAMS",
                        "");
        assertThat(text(results.get(0), "symbol")).isEqualTo("null");
        assertThat(text(results.get(2), "symbol")).isEqualTo("\"XYZ\"");
        assertThat(text(results.get(9), "order_id")).isEqualTo("1");
    }

    @Test
    void requestOfFaultyItemsAloneIsProcessedToo() {
        Answer answer = place("1", "2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("success").asBoolean()).isTrue();
        assertThat(summary(answer.data())).isEqualTo("202");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"orders\":[]",
                "\"orders\":{}",
                "\"orders\":null",
                "\"orders\":\"x\"",
                "\"orders\":[1],\"orders\":[1]",
                "\"orders\":[1],\"x\":1",
                "\"orders\":[1],\"symbol\":\"BTC\""
            })
    void faultyEnvelopeIsRefusedWhole(String members) {
        Answer answer = ann.post("/orders/bulk/place", members);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("INVALID_PARAMS");
    }

    @Test
    void twentyOrdersAreTakenAndOneMoreIsNot() {
        String[] most =
                Collections.nCopies(20, item("BTC", "buy", "1", "5")).toArray(String[]::new);
        String[] more =
                Collections.nCopies(21, item("BTC", "buy", "1", "5")).toArray(String[]::new);

        assertThat(place(more).error()).isEqualTo("INVALID_PARAMS");
        assertThat(text(ann.post("/orders/open", "").data(), "total")).isEqualTo("0");
        assertThat(summary(place(most).data())).isEqualTo("20200");
    }

    @Test
    void resentItemIsReplayedInItsItem() {
        String order = "{" + Client.order("BTC", "buy", "1", "100") + ",\"client_order_id\":\"a\"}";
        place(order);
        JsonNode results = place(item("BTC", "buy", "1", "100"), order).data().get("results");

        assertThat(results.get(0).has("replayed")).isFalse();
        assertThat(text(results.get(1), "replayed")).isEqualTo("true");
        assertThat(text(results.get(1), "order_id")).isEqualTo("1");
    }

    @Test
    void sameClientOrderIdTwiceInOneRequestIsPlacedOnce() {
        String order = "{" + Client.order("BTC", "buy", "1", "100") + ",\"client_order_id\":\"a\"}";
        String other = "{" + Client.order("BTC", "buy", "2", "100") + ",\"client_order_id\":\"a\"}";
        JsonNode results = place(order, order, other).data().get("results");

        assertThat(text(results.get(1), "replayed")).isEqualTo("true");
        assertThat(text(results.get(2), "error")).isEqualTo("\"DUPLICATE_CLIENT_ORDER_ID\"");
    }

    @Test
    void ordersAreCancelledInTheirOrderAndTheSecondOfAnIdIsNotFound() {
        place(item("BTC", "buy", "1", "100"), item("BTC", "buy", "1", "101"));
        Answer answer =
                ann.post("/orders/bulk/cancel", "\"order_ids\":[2,99,2,\"1\",1.0,null,-1,1]");

        assertThat(summary(answer.data())).isEqualTo("826");
        JsonNode results = answer.data().get("results");
        assertThat(text(results.get(0), "order_id")).isEqualTo("2");
        assertThat(text(results.get(0), "success")).isEqualTo("true");
        assertThat(text(results.get(0), "status")).isEqualTo("\"cancelled\"");
        assertThat(text(results.get(1), "order_id")).isEqualTo("99");
        assertThat(text(results.get(1), "error")).isEqualTo("\"ORDER_NOT_FOUND\"");
        assertThat(results.get(1).has("details")).isFalse();
        assertThat(text(results.get(2), "error")).isEqualTo("\"ORDER_NOT_FOUND\"");
        assertThat(text(results.get(2).get("details"), "status")).isEqualTo("\"cancelled\"");
        assertThat(text(results.get(3), "order_id")).isEqualTo("null");
        assertThat(text(results.get(3), "error")).isEqualTo("\"INVALID_PARAMS\"");
        assertThat(text(results.get(4), "error")).isEqualTo("\"INVALID_PARAMS\"");
        assertThat(text(results.get(5), "error")).isEqualTo("\"INVALID_PARAMS\"");
        assertThat(text(results.get(6), "error")).isEqualTo("\"ORDER_NOT_FOUND\"");
        assertThat(text(results.get(7), "order_id")).isEqualTo("1");
        assertThat(text(ann.post("/orders/open", "").data(), "total")).isEqualTo("0");
    }

    @Test
    void fiftyCancelsAreTakenAndOneMoreIsNot() {
        String most = "1" + ",1".repeat(49);

        assertThat(ann.post("/orders/bulk/cancel", "\"order_ids\":[" + most + "]").status())
                .isEqualTo(200);
        assertThat(ann.post("/orders/bulk/cancel", "\"order_ids\":[" + most + ",1]").error())
                .isEqualTo("INVALID_PARAMS");
        assertThat(ann.post("/orders/bulk/cancel", "\"order_ids\":[]").error())
                .isEqualTo("INVALID_PARAMS");
    }
}
