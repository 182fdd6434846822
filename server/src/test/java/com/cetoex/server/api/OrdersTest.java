package com.cetoex.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.server.api.Client.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Placing and cancelling single orders (contract, orders and values). */
final class OrdersTest {
    private InMemoryExchange exchange;
    private Client ann;
    private Client bob;

    @BeforeEach
    void open(@TempDir Path ownFolder) {
        exchange = new InMemoryExchange(ownFolder).withMarkets();
        exchange.register(1);
        exchange.register(2);
        for (long investor = 1; investor <= 2; investor++) {
            exchange.deposit(investor, "USDT", "100000");
            exchange.deposit(investor, "BTC", "10");
        }
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

    @Test
    void limitOrderThatFindsNoOneRests() {
        Answer answer = ann.limit("buy", "0.1", "44000.00");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("success").asBoolean()).isTrue();
        assertThat(answer.json().get("timestamp").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        JsonNode order = answer.data();
        assertThat(text(order, "order_id")).isEqualTo("1");
        assertThat(text(order, "symbol")).isEqualTo("\"BTC\"");
        assertThat(text(order, "side")).isEqualTo("\"buy\"");
        assertThat(text(order, "type")).isEqualTo("\"limit\"");
        assertThat(text(order, "amount")).isEqualTo("0.1");
        assertThat(text(order, "price")).isEqualTo("44000.00");
        assertThat(text(order, "status")).isEqualTo("\"open\"");
        assertThat(text(order, "filled_amount")).isEqualTo("0");
        assertThat(text(order, "remaining_amount")).isEqualTo("0.1");
        assertThat(text(order, "average_price")).isEqualTo("null");
        assertThat(text(order, "client_order_id")).isEqualTo("null");
        assertThat(text(order, "fills")).isEqualTo("[]");
        assertThat(order.get("timestamp")).isEqualTo(order.get("created_at"));
        assertThat(order.get("updated_at")).isEqualTo(order.get("created_at"));
        assertThat(order.has("replayed")).isFalse();
    }

    @Test
    void incomingOrderIsToldItsFillsAndAveragePrice() {
        bob.limit("sell", "0.3", "100.00");
        bob.limit("sell", "0.3", "101.00");
        bob.limit("sell", "0.3", "103.01");

        JsonNode order = ann.limit("buy", "1", "103.01").data();

        assertThat(text(order, "status")).isEqualTo("\"partially_filled\"");
        assertThat(text(order, "filled_amount")).isEqualTo("0.9");
        assertThat(text(order, "remaining_amount")).isEqualTo("0.1");
        assertThat(text(order, "average_price")).isEqualTo("101.33666667");
        assertThat(text(order, "fills"))
                .isEqualTo(
                        "[{\"trade_id\":1,\"price\":100.00,\"amount\":0.3,\"fee\":0,\"role\":\"taker\"},"
                                + "{\"trade_id\":2,\"price\":101.00,\"amount\":0.3,\"fee\":0,\"role\":\"taker\"},"
                                + "{\"trade_id\":3,\"price\":103.01,\"amount\":0.3,\"fee\":0,\"role\":\"taker\"}]");
    }

    @Test
    void marketOrderIsCancelledWhenTheBookCannotFillIt() {
        bob.limit("sell", "0.3", "100.00");

        JsonNode part = ann.market("buy", "1").data();
        JsonNode nothing = ann.market("buy", "1").data();

        assertThat(text(part, "status")).isEqualTo("\"cancelled\"");
        assertThat(text(part, "filled_amount")).isEqualTo("0.3");
        assertThat(text(part, "price")).isEqualTo("null");
        assertThat(text(nothing, "status")).isEqualTo("\"cancelled\"");
        assertThat(text(nothing, "filled_amount")).isEqualTo("0");
    }

    @Test
    void marketOrderIsFilledWhenTheBookCanFillIt() {
        bob.limit("sell", "0.3", "100.00");

        assertThat(text(ann.market("buy", "0.3").data(), "status")).isEqualTo("\"filled\"");
    }

    @Test
    void identicalResendIsAnsweredAsTheFirstTime() {
        bob.limit("sell", "0.3", "100.00");
        String order = Client.order("BTC", "buy", "0.5", "100.00");
        Answer first = ann.place(order + ",\"client_order_id\":\"a-1\"");
        bob.limit("sell", "0.2", "100.00");
        Answer again =
                ann.place(
                        "\"client_order_id\":\"a-1\",\"price\":\"1e2\",\"amount\":0.500,"
                                + "\"type\":\"limit\",\"side\":\"buy\",\"symbol\":\"BTC\"");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.data().get("replayed").asBoolean()).isTrue();
        ((ObjectNode) again.data()).remove("replayed");
        assertThat(again.data()).isEqualTo(first.data());
    }

    @Test
    void clientOrderIdWithOtherContentIsADuplicateEvenWhenTheValuesAreFaulty() {
        String order = Client.order("BTC", "buy", "0.5", "100.00") + ",\"client_order_id\":\"a\"";
        ann.place(order);

        for (String other : new String[] {"0.6", "0.0000001", "-1", "1e30"}) {
            Answer answer =
                    ann.place(
                            Client.order("BTC", "buy", other, "100.00")
                                    + ",\"client_order_id\":\"a\"");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.error()).isEqualTo("DUPLICATE_CLIENT_ORDER_ID");
            assertThat(answer.details().get("order_id").asLong()).isEqualTo(1);
        }
    }

    @Test
    void refusedOrderDoesNotUseItsClientOrderIdUp() {
        String id = ",\"client_order_id\":\"a\"";

        assertThat(ann.place(Client.order("BTC", "buy", "0.5", "1000000") + id).error())
                .isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(ann.place(Client.order("BTC", "buy", "0.5", "100") + id).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 44000.001, price, tick_size, 44000.00",
        "0.1, 44000.005, price, tick_size, 44000.00",
        "0.1, 44000.0150000001, price, tick_size, 44000.02",
        "0.1, 0, price, , ",
        "0.1, -1, price, , ",
        "0.1, -0, price, , ",
        "0.1, 0e999999999, price, , ",
        "0.1, 1e999999999, price, , ",
        "0.1, 1e-999999999, price, tick_size, ",
        "0.0000001, 44000, amount, lot_size, 0.000001",
        "0, 44000, amount, , ",
        "0.0, 44000, amount, , ",
        "-0.1, 44000, amount, , ",
        "1e400, 44000, amount, , ",
        "123456789012345678901234567890, 44000, amount, , ",
    })
    void valueThatIsNoneOfTheMarketsIsRefusedWithItsRule(
            String amount, String price, String field, String step, String nearest) {
        Answer answer = ann.limit("buy", amount, price);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("INVALID_PARAMS");
        assertThat(answer.details().get("field").asString()).isEqualTo(field);
        assertThat(answer.details().get("value").asString())
                .isEqualTo(field.equals("price") ? price : amount);
        if (step != null) {
            assertThat(answer.details().has(step)).isTrue();
        }
        if (nearest != null) {
            assertThat(text(answer.details(), "nearest")).isEqualTo(nearest);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 44000", "1e-1, 4.4e4", "0.100000000000000000000000, 44000.00000000000000000000",
        "10E-2, 440e+2", "\"0.1\", \"44000\"", "100000e-6, 0.044e6"
    })
    void valueIsTheSameHoweverItIsWritten(String amount, String price) {
        JsonNode order = ann.limit("buy", amount, price).data();

        assertThat(text(order, "amount")).isEqualTo("0.1");
        assertThat(text(order, "price")).isEqualTo("44000.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":1",
                "\"symbol\":\"\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100",
                "\"symbol\":1,\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100",
                "\"symbol\":null,\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100",
                "\"symbol\":\"BTC\",\"type\":\"limit\",\"amount\":1,\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"BUY\",\"type\":\"limit\",\"amount\":1,\"price\":100",
                "\"symbol\":\"BTC\",\"side\":1,\"type\":\"limit\",\"amount\":1,\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"stop\",\"amount\":1,\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"amount\":1,\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":null",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"market\",\"amount\":1,\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"market\",\"amount\":1,\"price\":\"x\"",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":true,\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":[1],\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":\"NaN\",\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":\" 1\",\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":\"+1\",\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":\"0x1\",\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100,"
                        + "\"post_olny\":true",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100,"
                        + "\"price\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100,"
                        + "\"pr\\u0069ce\":100",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100,"
                        + "\"client_order_id\":\"\"",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100,"
                        + "\"client_order_id\":\"a b\"",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100,"
                        + "\"client_order_id\":1",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":100,"
                        + "\"client_order_id\":\"1234567890123456789012345678901234567\"",
            })
    void misshapenOrderIsRefused(String members) {
        Answer answer = ann.place(members);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("INVALID_PARAMS");
        assertThat(answer.details()).isNotNull();
        assertThat(ann.post("/orders/open", "").data().get("total").asLong()).isZero();
    }

    @Test
    void shapesAreJudgedBeforeTheSymbolAndTheSymbolBeforeTheValues() {
        assertThat(ann.place(Client.order("XYZ", "buy", "true", "1")).error())
                .isEqualTo("INVALID_PARAMS");
        assertThat(ann.place(Client.order("XYZ", "buy", "-1", "-1")).error())
                .isEqualTo("SYMBOL_NOT_FOUND");
        assertThat(ann.place(Client.order("btc", "buy", "1", "100")).status()).isEqualTo(404);
        assertThat(ann.place(Client.order("BTC", "buy", "0.000001", "100.001")).error())
                .isEqualTo("INVALID_PARAMS");
        assertThat(ann.place(Client.order("BTC", "buy", "0.000001", "100")).error())
                .isEqualTo("ORDER_TOO_SMALL");
    }

    @Test
    void minimumIsInclusive() {
        Answer below = ann.limit("buy", "0.049999", "100");

        assertThat(below.error()).isEqualTo("ORDER_TOO_SMALL");
        assertThat(text(below.details(), "value")).isEqualTo("4.9999");
        assertThat(text(below.details(), "limit")).isEqualTo("5");
        assertThat(ann.limit("buy", "0.05", "100").status()).isEqualTo(200);
    }

    @Test
    void missingBalanceIsToldWithWhatIsNeeded() {
        Answer buy = ann.limit("buy", "1001", "100");
        Answer sell = ann.limit("sell", "10.000001", "100");

        assertThat(buy.error()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(text(buy.details(), "asset")).isEqualTo("\"USDT\"");
        assertThat(text(buy.details(), "needed")).isEqualTo("100100");
        assertThat(text(buy.details(), "available")).isEqualTo("100000");
        assertThat(text(sell.details(), "asset")).isEqualTo("\"BTC\"");
        assertThat(text(sell.details(), "needed")).isEqualTo("10.000001");
    }

    @Test
    void capOfOpenOrdersIsTold() {
        exchange.register(3, 0, 0, 1);
        exchange.deposit(3, "USDT", "1000");
        Client cat = exchange.client(3);

        assertThat(cat.limit("buy", "1", "100").status()).isEqualTo(200);
        Answer answer = cat.limit("buy", "1", "100");
        assertThat(answer.error()).isEqualTo("TOO_MANY_OPEN_ORDERS");
        assertThat(text(answer.details(), "limit")).isEqualTo("1");
    }

    @Test
    void haltedMarketTakesCancelsOnly() {
        ann.limit("buy", "1", "100");
        exchange.halt(0);

        assertThat(ann.limit("buy", "1", "100").error()).isEqualTo("MARKET_HALTED");
        assertThat(ann.post("/orders/cancel", "\"order_id\":1").status()).isEqualTo(200);
    }

    @Test
    void openOrderIsCancelledByItsId() {
        ann.limit("buy", "1", "100");
        Answer answer = ann.post("/orders/cancel", "\"order_id\":1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer.data(), "order_id")).isEqualTo("1");
        assertThat(text(answer.data(), "status")).isEqualTo("\"cancelled\"");
        assertThat(text(answer.data(), "message")).isEqualTo("\"Order cancelled successfully\"");
        assertThat(text(answer.data(), "remaining_amount")).isEqualTo("1");
    }

    @Test
    void openOrderIsCancelledByItsClientOrderId() {
        ann.place(Client.order("BTC", "buy", "1", "100") + ",\"client_order_id\":\"x\"");
        Answer answer = ann.post("/orders/cancel", "\"client_order_id\":\"x\",\"order_id\":null");

        assertThat(text(answer.data(), "order_id")).isEqualTo("1");
    }

    @Test
    void closedOwnOrderIsNotFoundAndTold() {
        bob.limit("sell", "0.3", "100.00");
        ann.place(Client.order("BTC", "buy", "1", "100") + ",\"client_order_id\":\"x\"");
        ann.post("/orders/cancel", "\"order_id\":2");

        for (String id : new String[] {"\"order_id\":2", "\"client_order_id\":\"x\""}) {
            Answer answer = ann.post("/orders/cancel", id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error()).isEqualTo("ORDER_NOT_FOUND");
            assertThat(text(answer.details(), "order_id")).isEqualTo("2");
            assertThat(text(answer.details(), "status")).isEqualTo("\"cancelled\"");
            assertThat(text(answer.details(), "filled_amount")).isEqualTo("0.3");
        }
        assertThat(text(bob.post("/orders/cancel", "\"order_id\":1").details(), "status"))
                .isEqualTo("\"filled\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "-1", "9223372036854775807", "-9223372036854775808"})
    void unknownOrderIsNotFound(String orderId) {
        bob.limit("sell", "0.3", "100.00");
        Answer answer = ann.post("/orders/cancel", "\"order_id\":" + orderId);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("ORDER_NOT_FOUND");
        assertThat(answer.details()).isNull();
    }

    @Test
    void ordersOfOthersAreNotFound() {
        bob.limit("sell", "0.3", "100.00");
        Answer answer = ann.post("/orders/cancel", "\"order_id\":1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.details()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"order_id\":\"1\"",
                "\"order_id\":1.0",
                "\"order_id\":1e0",
                "\"order_id\":9223372036854775808",
                "\"order_id\":null",
                "\"order_id\":1,\"client_order_id\":\"x\"",
                "\"client_order_id\":\"\"",
                "\"order_id\":1,\"symbol\":\"BTC\""
            })
    void misshapenCancelIsRefused(String members) {
        Answer answer = ann.post("/orders/cancel", members);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("INVALID_PARAMS");
    }

    @Test
    void ownRestingOrderIsCancelledAndMatchingGoesOn() {
        ann.limit("sell", "1", "100");
        JsonNode order = ann.limit("buy", "1", "100").data();

        assertThat(text(order, "status")).isEqualTo("\"open\"");
        assertThat(text(order, "fills")).isEqualTo("[]");
        assertThat(text(ann.post("/orders/open", "").data(), "total")).isEqualTo("1");
    }

    @Test
    void sweepOfAThousandOrdersIsAnsweredWhole() {
        for (int i = 0; i < 1_000; i++) {
            bob.limit("sell", "0.001", "6000.00");
        }
        JsonNode order = ann.limit("buy", "1", "6000.00").data();

        assertThat(text(order, "status")).isEqualTo("\"filled\"");
        assertThat(order.get("fills").size()).isEqualTo(1_000);
        assertThat(text(order, "average_price")).isEqualTo("6000");
    }
}
