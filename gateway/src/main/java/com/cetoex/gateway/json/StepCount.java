package com.cetoex.gateway.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Turns the text of a decimal number into a whole number of steps (ticks, lots or an asset's
 * units), exactly or not at all.
 *
 * <p>Nothing is rounded, and no number's size or exponent costs more than reading its text: digits
 * are counted before any arithmetic, which then has at most 38 of them. Stateless, from any thread.
 */
public final class StepCount {
    /** The number is zero or negative. */
    public static final long NOT_POSITIVE = 0;

    /** The number is no whole number of steps. */
    public static final long OFF_STEP = -1;

    /** The steps do not fit 63 bits. */
    public static final long TOO_LARGE = -2;

    /**
     * A number with more digits than this before its steps are divided out counts more than 2^63
     * steps, because a step has at most 19.
     */
    private static final int MAX_DIGITS = 38;

    /** As many nines fit a long. */
    private static final int MAX_LONG_DIGITS = 18;

    /** Beyond it every exponent means the same: far too large, or far too small. */
    private static final long EXPONENT_BOUND = 1_000_000_000;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private StepCount() {}

    /**
     * Counts the steps of {@code stepMantissa} times 10^-{@code stepScale} in a number.
     *
     * @param number the text of a JSON number
     * @return the steps, positive, or one of {@link #NOT_POSITIVE}, {@link #OFF_STEP}, {@link
     *     #TOO_LARGE}
     */
    public static long of(String number, long stepMantissa, int stepScale) {
        int mantissaEnd = mantissaEnd(number);
        int first = firstSignificant(number, mantissaEnd);
        if (first == mantissaEnd || number.charAt(0) == '-') {
            return NOT_POSITIVE;
        }
        int last = lastSignificant(number, mantissaEnd);
        long power = powerOf(last, number, mantissaEnd) + exponent(number, mantissaEnd);
        long zeros = power + stepScale;
        if (zeros < 0) {
            return OFF_STEP;
        }
        int digits = digitsBetween(number, first, last);
        if (digits + zeros > MAX_DIGITS) {
            return TOO_LARGE;
        }
        return digits + zeros <= MAX_LONG_DIGITS
                ? count(digits(number, first, last) * POWERS_OF_TEN[(int) zeros], stepMantissa)
                : count(bigDigits(number, first, last).multiply(power((int) zeros)), stepMantissa);
    }

    /**
     * The count of steps nearest to a positive number, half even but at least 1.
     *
     * @return 0 for a number whose text is too long to be worth the arithmetic
     */
    public static long nearest(String number, long stepMantissa, int stepScale) {
        int mantissaEnd = mantissaEnd(number);
        long exponent = exponent(number, mantissaEnd);
        if (number.length() > MAX_DIGITS || Math.abs(exponent) > MAX_DIGITS) {
            return NOT_POSITIVE;
        }
        BigInteger steps =
                new BigDecimal(number)
                        .divide(
                                BigDecimal.valueOf(stepMantissa, stepScale),
                                0,
                                RoundingMode.HALF_EVEN)
                        .toBigInteger();
        return steps.bitLength() < Long.SIZE ? Math.max(1, steps.longValue()) : NOT_POSITIVE;
    }

    private static long count(long scaled, long stepMantissa) {
        return scaled % stepMantissa == 0 ? scaled / stepMantissa : OFF_STEP;
    }

    private static long count(BigInteger scaled, long stepMantissa) {
        BigInteger[] parts = scaled.divideAndRemainder(BigInteger.valueOf(stepMantissa));
        if (parts[1].signum() != 0) {
            return OFF_STEP;
        }
        return parts[0].bitLength() < Long.SIZE ? parts[0].longValue() : TOO_LARGE;
    }

    private static int mantissaEnd(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') {
                return i;
            }
        }
        return number.length();
    }

    private static int firstSignificant(String number, int end) {
        int i = 0;
        while (i < end && !isSignificant(number.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int lastSignificant(String number, int end) {
        int i = end - 1;
        while (!isSignificant(number.charAt(i))) {
            i--;
        }
        return i;
    }

    private static boolean isSignificant(char c) {
        return c >= '1' && c <= '9';
    }

    /** The power of ten that the digit at an index stands for, without the exponent. */
    private static long powerOf(int index, String number, int end) {
        int point = number.indexOf('.');
        if (point < 0) {
            return end - 1L - index;
        }
        return index < point ? point - 1L - index : point - (long) index;
    }

    private static long exponent(String number, int mantissaEnd) {
        if (mantissaEnd == number.length()) {
            return 0;
        }
        char sign = number.charAt(mantissaEnd + 1);
        long exponent = 0;
        for (int i = mantissaEnd + (sign == '-' || sign == '+' ? 2 : 1); i < number.length(); i++) {
            exponent = Math.min(exponent * 10 + number.charAt(i) - '0', EXPONENT_BOUND);
        }
        return sign == '-' ? -exponent : exponent;
    }

    private static int digitsBetween(String number, int first, int last) {
        int point = number.indexOf('.');
        boolean isAcrossPoint = first < point && point < last;
        return last - first + (isAcrossPoint ? 0 : 1);
    }

    private static long digits(String number, int first, int last) {
        long digits = 0;
        for (int i = first; i <= last; i++) {
            char c = number.charAt(i);
            if (c != '.') {
                digits = digits * 10 + c - '0';
            }
        }
        return digits;
    }

    private static BigInteger bigDigits(String number, int first, int last) {
        return new BigInteger(number.substring(first, last + 1).replace(".", ""));
    }

    private static BigInteger power(int exponent) {
        return BigInteger.TEN.pow(exponent);
    }

    private static long[] powersOfTen() {
        long[] powers = new long[MAX_LONG_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
