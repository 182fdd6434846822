package com.cetoex.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decimals become whole steps exactly, or are refused by name (contract, values). */
final class StepCountTest {
    @ParameterizedTest
    @CsvSource({
        // number, step mantissa, step scale, steps
        "1, 1, 0, 1",
        "44000.00, 1, 2, 4400000",
        "44000, 1, 2, 4400000",
        "4.4e4, 1, 2, 4400000",
        "4.4E+4, 1, 2, 4400000",
        "440000000e-4, 1, 2, 4400000",
        "0.0000044e10, 1, 2, 4400000",
        "0.1, 1, 6, 100000",
        "0.10000000000000000000000000000000000000000000, 1, 6, 100000",
        "1e-6, 1, 6, 1",
        "0.000001, 1, 6, 1",
        "100, 25, 0, 4",
        "1.5, 5, 1, 3",
        "0.75, 25, 2, 3",
        "9223372036854775807, 1, 0, 9223372036854775807",
        "92233720368547758.07, 1, 2, 9223372036854775807",
        "9.223372036854775807, 1, 18, 9223372036854775807",
        "9223372036854775807e0, 1, 0, 9223372036854775807",
        "85070591730234615847396907784232501249, 9223372036854775807, 0, 9223372036854775807",
        "1e18, 1000000000000000000, 0, 1",
        "10e17, 1000000000000000000, 0, 1",
    })
    void wholeNumberOfStepsIsCounted(String number, long mantissa, int scale, long steps) {
        assertThat(StepCount.of(number, mantissa, scale)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "0",
        "-0",
        "0.0",
        "-0.00",
        "0e5",
        "0e999999999",
        "0e-999999999",
        "0.000e99999999999999999999999",
        "-1",
        "-0.0000001",
        "-1e999999999",
        "-1e-999999999"
    })
    void zeroAndLessAreNotPositive(String number) {
        assertThat(StepCount.of(number, 1, 2)).isEqualTo(StepCount.NOT_POSITIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "44000.001, 1, 2",
        "0.005, 1, 2",
        "1e-3, 1, 2",
        "1e-999999999, 1, 2",
        "1e-99999999999999999999, 1, 2",
        "1, 2, 0",
        "7.5, 2, 0",
        "99, 25, 0",
        "0.00000000000000000000000000000000000000000000000000001, 1, 18",
        "44000.00000000000000000000000000000000000000000000000000000000000001, 1, 2",
    })
    void partsOfAStepAreOffStep(String number, long mantissa, int scale) {
        assertThat(StepCount.of(number, mantissa, scale)).isEqualTo(StepCount.OFF_STEP);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, 1, 0",
        "92233720368547758.08, 1, 2",
        "1e19, 1, 0",
        "1e39, 1, 0",
        "1e999999999, 1, 2",
        "1e99999999999999999999, 1, 2",
        "99999999999999999999999999999999999999, 1, 0",
        "999999999999999999999999999999999999999, 9223372036854775807, 18",
    })
    void moreStepsThan63BitsHoldAreTooLarge(String number, long mantissa, int scale) {
        assertThat(StepCount.of(number, mantissa, scale)).isEqualTo(StepCount.TOO_LARGE);
    }

    @Test
    void longNumbersCostNoMoreThanReadingThem() {
        String nines = "9".repeat(60_000);

        assertThat(StepCount.of(nines, 1, 2)).isEqualTo(StepCount.TOO_LARGE);
        assertThat(StepCount.of("0." + nines, 1, 2)).isEqualTo(StepCount.OFF_STEP);
        assertThat(StepCount.of("0".repeat(60_000), 1, 2)).isEqualTo(StepCount.NOT_POSITIVE);
        assertThat(StepCount.of("1." + "0".repeat(60_000), 1, 2)).isEqualTo(100);
        assertThat(StepCount.of("1" + "0".repeat(60_000) + "e-60000", 1, 2)).isEqualTo(100);
        assertThat(StepCount.of("0." + "0".repeat(59_999) + "1e60000", 1, 2)).isEqualTo(100);
    }

    @Test
    void everyNumberCountsAsItDoesInBigDecimal() {
        Random random = new Random(20_240_115);
        for (int i = 0; i < 300_000; i++) {
            String number = number(random);
            long mantissa = 1 + random.nextLong(random.nextBoolean() ? 1_000 : Long.MAX_VALUE - 1);
            int scale = random.nextInt(19);

            assertThat(StepCount.of(number, mantissa, scale))
                    .as("%s in steps of %d e-%d", number, mantissa, scale)
                    .isEqualTo(oracle(number, mantissa, scale));
        }
    }

    private static String number(Random random) {
        StringBuilder number = new StringBuilder(random.nextInt(8) == 0 ? "-" : "");
        int whole = random.nextInt(24);
        number.append(whole == 0 ? "0" : "" + (1 + random.nextInt(9)));
        for (int i = 1; i < whole; i++) {
            number.append(random.nextInt(3) == 0 ? random.nextInt(10) : 0);
        }
        if (random.nextBoolean()) {
            number.append('.');
            for (int i = random.nextInt(22); i >= 0; i--) {
                number.append(random.nextInt(3) == 0 ? random.nextInt(10) : 0);
            }
        }
        if (random.nextInt(3) == 0) {
            number.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(60) - 30);
        }
        return number.toString();
    }

    private static long oracle(String number, long mantissa, int scale) {
        BigDecimal value = new BigDecimal(number);
        if (value.signum() <= 0) {
            return StepCount.NOT_POSITIVE;
        }
        BigDecimal[] parts =
                value.movePointRight(scale).divideAndRemainder(BigDecimal.valueOf(mantissa));
        BigInteger steps = parts[0].toBigInteger();
        if (isFarTooLarge(value, scale) || (isWhole(parts[1]) && steps.bitLength() > 63)) {
            return StepCount.TOO_LARGE;
        }
        return isWhole(parts[1]) ? steps.longValueExact() : StepCount.OFF_STEP;
    }

    private static boolean isWhole(BigDecimal remainder) {
        return remainder.signum() == 0;
    }

    /** Beyond 38 digits a number is too large whether or not it is on a step. */
    private static boolean isFarTooLarge(BigDecimal value, int scale) {
        BigDecimal scaled = value.movePointRight(scale).stripTrailingZeros();
        return scaled.scale() <= 0 && scaled.toBigInteger().toString().length() > 38;
    }

    @ParameterizedTest
    @CsvSource({
        "44000.001, 1, 2, 4400000",
        "44000.005, 1, 2, 4400000",
        "44000.015, 1, 2, 4400002",
        "0.001, 1, 2, 1",
        "1e-9, 1, 2, 1",
        "12, 5, 0, 2",
        "13, 5, 0, 3",
        "1e-99, 1, 2, 0",
        "1e39, 1, 2, 0"
    })
    void nearestStepIsToldWhereItIsWorthTheArithmetic(
            String number, long mantissa, int scale, long steps) {
        assertThat(StepCount.nearest(number, mantissa, scale)).isEqualTo(steps);
    }
}
