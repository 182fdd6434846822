package com.cetoex.gateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.gateway.json.JsonValue.JsonNumber;
import com.cetoex.gateway.json.JsonValue.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any text as a number, in any step: it is a number by the grammar of RFC 8259 or none, counts as
 * many steps as it does in {@link BigDecimal}, and these written out are the same number again.
 *
 * <p>An input is the step's mantissa in 8 bytes, its scale in one, and the text.
 */
final class DecimalFuzzTest {
    private static final Pattern GRAMMAR =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE]([+-]?[0-9]+))?");
    private static final int HEAD_LENGTH = Long.BYTES + 1;
    private static final int SCALES = 19;

    /** Beyond it an oracle would calculate with as many digits. */
    private static final int LARGEST_EXPONENT = 3_000;

    /** Beyond as many digits a number is too large, whether or not it is on a step. */
    private static final int MOST_DIGITS = 38;

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/decimal"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptTextsCountAsTheyDoInBigDecimal(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < HEAD_LENGTH) {
            return;
        }
        long mantissa = Math.max(1, ByteBuffer.wrap(input).getLong() & Long.MAX_VALUE);
        int scale = Byte.toUnsignedInt(input[Long.BYTES]) % SCALES;
        String text = new String(input, HEAD_LENGTH, input.length - HEAD_LENGTH, UTF_8);
        Matcher number = GRAMMAR.matcher(text);
        boolean isNumber = number.matches();
        assertThat(NumberText.isNumber(text)).as(text).isEqualTo(isNumber);
        assertThat(NumberText.decimalIn(new JsonText(text))).isEqualTo(isNumber ? text : null);
        if (isNumber) {
            checkInteger(text, number);
            long steps = StepCount.of(text, mantissa, scale);
            if (isCalculable(number)) {
                check(new BigDecimal(text), steps, mantissa, scale);
                checkNearest(text, mantissa, scale);
            }
        }
    }

    private static void checkInteger(String text, Matcher number) {
        boolean isInteger = number.group(2) == null && number.group(3) == null;
        boolean isLong = isInteger && new BigInteger(text).bitLength() < Long.SIZE;
        assertThat(NumberText.integerIn(new JsonNumber(text)))
                .as(text)
                .isEqualTo(isLong ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty());
    }

    private static boolean isCalculable(Matcher number) {
        String exponent = number.group(4);
        return exponent == null
                || new BigInteger(exponent).abs().compareTo(BigInteger.valueOf(LARGEST_EXPONENT))
                        <= 0;
    }

    private static void check(BigDecimal value, long steps, long mantissa, int scale) {
        assertThat(steps)
                .as("%s in steps of %d e-%d", value, mantissa, scale)
                .isEqualTo(expectedSteps(value, mantissa, scale));
        if (steps > 0) {
            String all = written(new JsonWriter().priceSteps(steps, mantissa, scale));
            String shortest = written(new JsonWriter().decimalSteps(steps, mantissa, scale));
            assertThat(all).isEqualTo(value.setScale(scale).toPlainString());
            assertThat(shortest).isEqualTo(plain(value));
            assertThat(StepCount.of(all, mantissa, scale)).isEqualTo(steps);
            assertThat(StepCount.of(shortest, mantissa, scale)).isEqualTo(steps);
        }
    }

    private static long expectedSteps(BigDecimal value, long mantissa, int scale) {
        if (value.signum() <= 0) {
            return StepCount.NOT_POSITIVE;
        }
        BigDecimal units = value.movePointRight(scale).stripTrailingZeros();
        if (units.scale() > 0) {
            return StepCount.OFF_STEP;
        }
        if (units.precision() - units.scale() > MOST_DIGITS) {
            return StepCount.TOO_LARGE;
        }
        BigInteger[] parts =
                units.toBigIntegerExact().divideAndRemainder(BigInteger.valueOf(mantissa));
        if (parts[1].signum() != 0) {
            return StepCount.OFF_STEP;
        }
        return parts[0].bitLength() < Long.SIZE ? parts[0].longValue() : StepCount.TOO_LARGE;
    }

    private static void checkNearest(String text, long mantissa, int scale) {
        BigDecimal value = new BigDecimal(text);
        long nearest = value.signum() > 0 ? StepCount.nearest(text, mantissa, scale) : 0;
        if (nearest > 0) {
            BigDecimal step = BigDecimal.valueOf(mantissa, scale);
            BigDecimal exact = value.divide(step, 0, RoundingMode.HALF_EVEN);
            assertThat(nearest).isEqualTo(Math.max(1, exact.longValueExact()));
        }
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static String written(JsonWriter json) {
        return new String(json.bytes(), 0, json.length(), UTF_8);
    }
}
