package com.cetoex.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.NotSentReason;
import com.cetoex.server.api.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials, limits, the order of checks, and what is answered when the exchange cannot. */
final class AccessTest {
    private InMemoryExchange exchange;
    private Client ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        exchange = new InMemoryExchange(folder).withMarkets();
        exchange.register(1, 100, 10, 10_000);
        exchange.deposit(1, "USDT", "100000");
        ann = exchange.client(1);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private Answer info(Client client) {
        return client.post("/account/info", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"investor_id\":1}",
                "{\"api_key\":\"a-key-for-tests\"}",
                "{\"investor_id\":2,\"api_key\":\"a-key-for-tests\"}",
                "{\"investor_id\":0,\"api_key\":\"a-key-for-tests\"}",
                "{\"investor_id\":-1,\"api_key\":\"a-key-for-tests\"}",
                "{\"investor_id\":1,\"api_key\":\"A-key-for-tests\"}",
                "{\"investor_id\":1,\"api_key\":\"\"}",
                "{\"investor_id\":1,\"api_key\":null}",
                "{\"investor_id\":1,\"api_key\":1}",
                "{\"investor_id\":1,\"api_key\":[\"a-key-for-tests\"]}",
                "{\"investor_id\":\"1\",\"api_key\":\"a-key-for-tests\"}",
                "{\"investor_id\":1.0,\"api_key\":\"a-key-for-tests\"}",
                "{\"investor_id\":1e0,\"api_key\":\"a-key-for-tests\"}",
                "{\"investor_id\":18446744073709551617,\"api_key\":\"a-key-for-tests\"}",
                "{\"investor_id\":true,\"api_key\":\"a-key-for-tests\"}",
            })
    void wrongCredentialsAreAllAnsweredAlike(String body) {
        Answer answer = ann.postBody("/account/info", body);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().toString())
                .isEqualTo(
                        "{\"error\":\"INVALID_CREDENTIALS\",\"message\":\"Invalid investor_id or"
                                + " api_key\"}");
        assertThat(answer.header("X-RateLimit-Limit")).isEmpty();
    }

    @Test
    void jsonIsJudgedBeforeCredentialsAndCredentialsBeforeFields() {
        assertThat(ann.postBody("/account/info", "{\"a\":1,\"a\":2}").error())
                .isEqualTo("INVALID_PARAMS");
        assertThat(ann.postBody("/account/info", "[]").error()).isEqualTo("INVALID_PARAMS");
        assertThat(ann.postBody("/account/info", "").error()).isEqualTo("INVALID_PARAMS");
        assertThat(ann.postBody("/account/info", "{\"unknown\":1}").error())
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(ann.post("/account/info", "\"unknown\":1").error()).isEqualTo("INVALID_PARAMS");
    }

    @Test
    void hundredRequestsAreFreeInAnyMinute() {
        for (int i = 99; i >= 0; i--) {
            Answer answer = info(ann);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100");
            assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("" + i);
            assertThat(answer.header("X-RateLimit-Reset")).isEqualTo("1060");
        }
        exchange.clock().advance(59_999);
        Answer refused = info(ann);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        exchange.clock().advance(1);
        assertThat(info(ann).status()).isEqualTo(200);
    }

    @Test
    void failedRequestsCountOnceAuthenticatedAndBulkCountsApart() {
        for (int i = 0; i < 10; i++) {
            assertThat(ann.post("/orders/bulk/place", "\"orders\":[]").status()).isEqualTo(400);
        }
        Answer bulk = ann.post("/orders/bulk/cancel", "\"order_ids\":[1]");
        assertThat(bulk.status()).isEqualTo(429);
        assertThat(bulk.header("X-RateLimit-Limit")).isEqualTo("10");
        assertThat(ann.post("/market/data", "\"symbol\":\"XYZ\"").header("X-RateLimit-Remaining"))
                .isEqualTo("99");
    }

    @Test
    void investorWithoutLimitsIsToldNone() {
        exchange.register(2);
        Client bob = exchange.client(2);
        for (int i = 0; i < 150; i++) {
            assertThat(info(bob).status()).isEqualTo(200);
        }
        assertThat(info(bob).header("X-RateLimit-Limit")).isEmpty();
    }

    @Test
    void addressOfManyFailedLoginsIsKeptOutUntilItFrees() {
        Client wrong = new Client(exchange.port(), 1, "wrong");
        for (int i = 0; i < 60; i++) {
            assertThat(info(wrong).status()).isEqualTo(401);
        }
        exchange.clock().advance(58_500);
        Answer refused = info(ann);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(refused.header("X-RateLimit-Limit")).isEmpty();
        assertThat(ann.get("/api/market-making/status").status()).isEqualTo(200);
        exchange.clock().advance(1_500);
        Answer allowed = info(ann);
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("X-RateLimit-Remaining")).isEqualTo("99");
    }

    @Test
    void commandOfUnknownFateIsToldSo() {
        exchange.force(new CommandOutcome.Unknown());

        Answer place = ann.limit("buy", "1", "100");
        assertThat(place.status()).isEqualTo(504);
        assertThat(place.error()).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(ann.post("/orders/cancel", "\"order_id\":1").status()).isEqualTo(504);
        assertThat(ann.post("/orders/bulk/cancel", "\"order_ids\":[1]").status()).isEqualTo(504);
    }

    @Test
    void commandThatWasNotSentIsToldSo() {
        for (NotSentReason reason : NotSentReason.values()) {
            exchange.force(new CommandOutcome.NotSent(reason));
            Answer place = ann.limit("buy", "1", "100");
            assertThat(place.status()).isEqualTo(503);
            assertThat(place.error()).isEqualTo("SERVICE_UNAVAILABLE");
        }
    }

    @Test
    void exchangeThatIsNotReadyAnswersNoOne() {
        exchange.ready(false);

        assertThat(info(ann).status()).isEqualTo(503);
        assertThat(ann.limit("buy", "1", "100").status()).isEqualTo(503);
    }

    @Test
    void cancelOnlyTakesNoOrders() {
        ann.limit("buy", "1", "100");
        exchange.cancelOnly(true);

        assertThat(ann.limit("buy", "1", "100").status()).isEqualTo(503);
        assertThat(ann.post("/orders/bulk/place", "\"orders\":[1]").status()).isEqualTo(503);
        assertThat(ann.post("/orders/open", "").status()).isEqualTo(200);
        assertThat(ann.post("/orders/cancel", "\"order_id\":1").status()).isEqualTo(200);
    }

    @Test
    void gatewayThatDrainsAnswers503() {
        assertThat(info(ann).status()).isEqualTo(200);
        assertThat(exchange.gateway().drain(Duration.ofSeconds(5))).isTrue();

        Answer answer = info(ann);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Connection")).isEqualTo("close");
    }
}
