package com.cetoex.gateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Answers are valid JSON with plain decimals and times in UTC (contract, values). */
final class JsonWriterTest {
    private static String text(JsonWriter json) {
        return new String(json.bytes(), 0, json.length(), UTF_8);
    }

    @Test
    void commasStandBetweenValuesAndNowhereElse() {
        JsonWriter json = new JsonWriter();
        json.beginObject()
                .integer("a", 1)
                .text("b", "{[:,")
                .nothing("c")
                .flag("d", false)
                .beginArray("e")
                .integer(-1)
                .beginArray()
                .endArray()
                .beginObject()
                .endObject()
                .nothing()
                .endArray()
                .beginObject("f")
                .endObject()
                .textOrNull("g", "")
                .endObject();

        assertThat(text(json))
                .isEqualTo(
                        "{\"a\":1,\"b\":\"{[:,\",\"c\":null,\"d\":false,\"e\":[-1,[],{},null],"
                                + "\"f\":{},\"g\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        // mantissa, scale, with all decimals, without those that say nothing
        "4400000, 2, 44000.00, 44000",
        "4400050, 2, 44000.50, 44000.5",
        "1, 8, 0.00000001, 0.00000001",
        "-1, 8, -0.00000001, -0.00000001",
        "10, 1, 1.0, 1",
        "0, 0, 0, 0",
        "0, 8, 0.00000000, 0",
        "100, 0, 100, 100",
        "-100, 1, -10.0, -10",
        "9223372036854775807, 18, 9.223372036854775807, 9.223372036854775807",
        "-9223372036854775808, 0, -9223372036854775808, -9223372036854775808",
        "-9223372036854775808, 18, -9.223372036854775808, -9.223372036854775808",
        "-9223372036854775808, 19, -0.9223372036854775808, -0.9223372036854775808",
    })
    void decimalsArePlain(long mantissa, int scale, String price, String decimal) {
        assertThat(text(new JsonWriter().price(mantissa, scale))).isEqualTo(price);
        assertThat(text(new JsonWriter().decimal(mantissa, scale))).isEqualTo(decimal);
        assertThat(text(new JsonWriter().decimal(BigDecimal.valueOf(mantissa, scale))))
                .isEqualTo(decimal);
    }

    @Test
    void everyDecimalIsTheNumberThatBigDecimalSays() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            long mantissa = random.nextLong() >> random.nextInt(64);
            int scale = random.nextInt(19);
            long step = 1 + (random.nextLong() >>> (1 + random.nextInt(63)));
            BigDecimal value = BigDecimal.valueOf(mantissa, scale);
            BigDecimal steps = value.multiply(BigDecimal.valueOf(step));

            assertThat(text(new JsonWriter().price(mantissa, scale)))
                    .isEqualTo(value.toPlainString());
            assertThat(new BigDecimal(text(new JsonWriter().decimal(mantissa, scale))))
                    .isEqualByComparingTo(value);
            assertThat(text(new JsonWriter().priceSteps(mantissa, step, scale)))
                    .isEqualTo(steps.toPlainString());
            assertThat(new BigDecimal(text(new JsonWriter().decimalSteps(mantissa, step, scale))))
                    .isEqualByComparingTo(steps);
            assertThat(text(new JsonWriter().integer(mantissa))).isEqualTo("" + mantissa);
        }
    }

    @Test
    void everyTextIsReadBackAsItWas() {
        JsonMapper mapper = new JsonMapper();
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                int codePoint = random.nextInt(random.nextBoolean() ? 0x100 : 0x110000);
                if (codePoint < 0xD800 || codePoint > 0xDFFF) {
                    text.appendCodePoint(codePoint);
                }
            }
            String json = text(new JsonWriter().text(text.toString()));

            assertThat(mapper.readValue(json, String.class)).isEqualTo(text.toString());
        }
    }

    @Test
    void everyTimeIsWrittenAsJavaWritesIt() {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                        .withZone(ZoneOffset.UTC);
        Random random = new Random(13);
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        long first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 200_000; i++) {
            long millis = random.nextLong(first, last);

            assertThat(text(new JsonWriter().time(millis)))
                    .isEqualTo('"' + format.format(Instant.ofEpochMilli(millis)) + '"');
        }
        assertThat(text(new JsonWriter().time(last))).isEqualTo("\"9999-12-31T23:59:59.999Z\"");
        assertThat(text(new JsonWriter().time(0))).isEqualTo("\"1970-01-01T00:00:00.000Z\"");
    }

    @ParameterizedTest
    @CsvSource({
        "304, 3, 101.33333333", "200, 3, 66.66666667", "1, 8, 0.12500000",
        "0.00000001, 2, 0.00000000", "0.00000003, 2, 0.00000002", "0.00000005, 2, 0.00000002"
    })
    void averagePriceIsRoundedHalfEvenToEightDecimals(String paid, String bought, String average) {
        assertThat(Quotient.averagePrice(new BigDecimal(paid), new BigDecimal(bought)))
                .hasToString(new BigDecimal(average).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "1025, 1000, 2.5000",
        "1000, 1025, -2.4390",
        "1, 3, -66.6667",
        "3, 3, 0.0000",
        "20000001, 20000000, 0.0000",
        "20000003, 20000000, 0.0000",
        "9223372036854775807, 1, 922337203685477580600.0000"
    })
    void changeIsRoundedHalfEvenToFourDecimals(long price, long reference, String change) {
        assertThat(Quotient.changePercent(price, reference)).hasToString(change);
    }

    @Test
    void everyKindOfValueIsSeparatedFromTheOneBefore() {
        JsonWriter json = new JsonWriter().beginArray();
        for (int i = 0; i < 2; i++) {
            json.text("a")
                    .integer(1)
                    .price(15, 1)
                    .decimal(new BigDecimal("2.50"))
                    .priceSteps(Long.MAX_VALUE, 10, 1)
                    .time(0)
                    .nothing();
        }
        String values = "\"a\",1,1.5,2.5,9223372036854775807.0,\"1970-01-01T00:00:00.000Z\",null";

        assertThat(text(json.endArray())).isEqualTo("[" + values + "," + values + "]");
    }

    @Test
    void whatIsLongerThanTheFirstBufferIsWhole() {
        for (int length = 480; length < 540; length++) {
            String text = "x".repeat(length);

            assertThat(text(new JsonWriter().beginArray().text(text).endArray()))
                    .isEqualTo("[\"" + text + "\"]");
            assertThat(text(new JsonWriter().text(text).integer(Long.MAX_VALUE).time(0)))
                    .isEqualTo("\"" + text + "\",9223372036854775807,\"1970-01-01T00:00:00.000Z\"");
            assertThat(text(new JsonWriter().text(text).decimal(Long.MIN_VALUE, 18)))
                    .isEqualTo("\"" + text + "\",-9.223372036854775808");
        }
    }
}
