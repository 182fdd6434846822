package com.cetoex.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every endpoint and every error that a client can cause, on a real exchange: each answer has its
 * status, and is as the API description says, which {@link RunningExchange#post} judges.
 */
final class AnswersTest {
    private static final String LIMIT_ORDER =
            "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":0.1,\"price\":44000.00";

    private static RunningExchange exchange;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        exchange = RunningExchange.start(folder);
        exchange.trade("BTC", "45000.00");
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/account/info     | \"symbol\":null                            | 400 | INVALID_PARAMS",
                "/market/data      | \"symbol\":\"BTC\"                         | 200 | \"price\":45000",
                "/market/data      | \"symbol\":null                            | 200 | \"symbol\":\"ETH\"",
                "/market/data      | \"symbol\":\"DOGE\"                        | 404 | SYMBOL_NOT_FOUND",
                "/market/orderbook | \"symbol\":\"BTC\",\"limit\":1             | 200 | \"bids\"",
                "/market/orderbook | \"symbol\":\"BTC\",\"limit\":1001          | 400 | INVALID_PARAMS",
                "/market/trades    | \"symbol\":\"BTC\",\"limit\":1             | 200 | \"trade_id\"",
                "/market/trades    | \"limit\":1                                | 400 | INVALID_PARAMS",
                "/orders/cancel    | \"order_id\":999999999                     | 404 | ORDER_NOT_FOUND",
                "/orders/cancel    | \"order_id\":1,\"client_order_id\":\"a\"   | 400 | INVALID_PARAMS",
                "/orders/open      | \"symbol\":\"BTC\"                         | 200 | \"total\"",
                "/orders/history   | \"limit\":1                                | 200 | \"next_cursor\":",
                "/orders/history   | \"cursor\":\"none of yours\"               | 400 | INVALID_PARAMS",
                "/orders/bulk/place  | \"orders\":[]                            | 400 | INVALID_PARAMS",
                "/orders/bulk/place  | \"orders\":[7,{\"symbol\":\"X\"}]        | 200 | \"failed\":2",
                "/orders/bulk/cancel | \"order_ids\":[999999999,\"1\"]          | 200 | \"failed\":2",
            })
    void requestIsAnsweredAsDescribed(String path, String fields, int status, String expected)
            throws Exception {
        expect(exchange.post(RunningExchange.BOB, path, fields), status, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1      | 44000.005 | 400 | INVALID_PARAMS",
                "0        | 44000     | 400 | INVALID_PARAMS",
                "0.0001   | 44000     | 400 | ORDER_TOO_SMALL",
                "5000     | 44000     | 400 | INSUFFICIENT_BALANCE",
                "1e-1     | \"44000\" | 200 | \"status\":\"open\"",
                "0.1      | 45000.01  | 200 | \"remaining_amount\":0.1",
            })
    void orderIsAnsweredAsDescribed(String amount, String price, int status, String expected)
            throws Exception {
        String order =
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":%s,\"price\":%s"
                        .formatted(amount, price);

        expect(exchange.post(RunningExchange.BOB, "/orders/place", order), status, expected);
    }

    @Test
    void marketOrderIsAnsweredWithItsFills() throws Exception {
        exchange.post(
                RunningExchange.ANN,
                "/orders/place",
                "\"symbol\":\"ETH\",\"side\":\"sell\",\"type\":\"limit\",\"amount\":1,\"price\":3000");

        HttpResponse<String> answer =
                exchange.post(
                        RunningExchange.BOB,
                        "/orders/place",
                        "\"symbol\":\"ETH\",\"side\":\"buy\",\"type\":\"market\",\"amount\":1");

        expect(answer, 200, "\"role\":\"taker\"");
        expect(answer, 200, "\"price\":null");
    }

    @Test
    void resendIsAnsweredAsTheFirstTimeAndOtherContentIsRefused() throws Exception {
        String order = LIMIT_ORDER + ",\"client_order_id\":\"answers-1\"";
        place(order);

        expect(
                exchange.post(RunningExchange.ANN, "/orders/place", order),
                200,
                "\"replayed\":true");
        expect(
                exchange.post(RunningExchange.ANN, "/orders/place", order.replace("0.1", "0.2")),
                409,
                "DUPLICATE_CLIENT_ORDER_ID");
    }

    @Test
    void cancelledOrderIsToldAndThenGone() throws Exception {
        String id = "\"client_order_id\":\"answers-2\"";
        place(LIMIT_ORDER + "," + id);

        expect(
                exchange.post(RunningExchange.ANN, "/orders/cancel", id),
                200,
                "\"status\":\"cancelled\"");
        expect(
                exchange.post(RunningExchange.ANN, "/orders/cancel", id),
                404,
                "\"status\":\"cancelled\"");
    }

    @Test
    void bulkTellsSuccessAndFailureOfEachItem() throws Exception {
        String bulk = "\"orders\":[{%s},{%s}]".formatted(LIMIT_ORDER, LIMIT_ORDER + ",\"side\":1");

        HttpResponse<String> answer =
                exchange.post(RunningExchange.ANN, "/orders/bulk/place", bulk);

        expect(answer, 200, "\"successful\":1");
        expect(answer, 200, "\"failed\":1");
    }

    @Test
    void limitIsToldInHeadersAndThenRefuses() throws Exception {
        HttpResponse<String> first =
                exchange.post(RunningExchange.CAT, "/market/data", "\"symbol\":\"BTC\"");
        HttpResponse<String> second =
                exchange.post(RunningExchange.CAT, "/market/data", "\"symbol\":\"BTC\"");

        assertThat(first.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        expect(second, 429, "RATE_LIMIT_EXCEEDED");
        assertThat(second.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    }

    @Test
    void statusIsAnsweredAsDescribed() throws Exception {
        expect(exchange.get("/api/market-making/status"), 200, "\"status\":\"ok\"");
    }

    private static void place(String order) throws IOException, InterruptedException {
        expect(
                exchange.post(RunningExchange.ANN, "/orders/place", order),
                200,
                "\"status\":\"open\"");
    }

    private static void expect(HttpResponse<String> answer, int status, String expected) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(expected);
    }
}
