package com.cetoex.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The example programs of the API reference run as they are shown, against a real exchange. */
final class ExampleProgramsTest {
    private static final long RUNS_WITHIN_SECONDS = 60;

    /** What the output of each program must hold when it worked. */
    private static final String[][] PROGRAMS = {
        {"status", "ok"},
        {"account-info", "USDT|usdt_balance"},
        {"market-data", "45000"},
        {"market-orderbook", "44990"},
        {"market-trades", "45000"},
        {"place-order", "open"},
        {"cancel-order", "cancelled"},
        {"open-orders", "44990"},
        {"order-history", "open"},
        {"bulk-place", "\\d"},
        {"bulk-cancel", "2 of 2 cancelled|\"successful\": ?2"},
    };

    private static RunningExchange exchange;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        exchange = RunningExchange.start(folder);
        exchange.trade("BTC", "45000.00");
        exchange.post(
                RunningExchange.ANN,
                "/orders/place",
                "\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":1,\"price\":44990");
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    static Stream<Arguments> programs() {
        return Arrays.stream(PROGRAMS)
                .flatMap(
                        program ->
                                Arrays.stream(ExampleLanguage.values())
                                        .map(
                                                language ->
                                                        Arguments.of(
                                                                program[0], language, program[1])));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programOfTheReferenceRuns(String example, ExampleLanguage language, String expected)
            throws Exception {
        Process process = start(example, language);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(RUNS_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).containsPattern(expected);
    }

    private static Process start(String example, ExampleLanguage language) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(language.command(example)).redirectErrorStream(true);
        builder.environment().put("EXCHANGE_URL", exchange.uri("").toString());
        builder.environment().put("INVESTOR_ID", String.valueOf(RunningExchange.ANN));
        builder.environment().put("API_KEY", RunningExchange.apiKey(RunningExchange.ANN));
        return builder.start();
    }
}
