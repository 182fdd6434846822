package com.cetoex.gateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Writes an answer's JSON as bytes: commas by themselves, numbers as plain decimals, times in RFC
 * 3339 with milliseconds and Z.
 *
 * <p>One thread. The caller keeps objects and arrays balanced.
 */
public final class JsonWriter {
    private static final int FIRST_LENGTH = 512;
    private static final int MOST_DIGITS = 20;
    private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

    private byte[] bytes = new byte[FIRST_LENGTH];
    private int length;

    /** What is written so far; the caller must not change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Bytes written so far. */
    public int length() {
        return length;
    }

    /** Opens an object. */
    public JsonWriter beginObject() {
        separate();
        put('{');
        return this;
    }

    /** Opens an object as the value of a name. */
    public JsonWriter beginObject(String name) {
        return name(name).beginObject();
    }

    /** Closes an object. */
    public JsonWriter endObject() {
        put('}');
        return this;
    }

    /** Opens an array. */
    public JsonWriter beginArray() {
        separate();
        put('[');
        return this;
    }

    /** Opens an array as the value of a name. */
    public JsonWriter beginArray(String name) {
        return name(name).beginArray();
    }

    /** Closes an array. */
    public JsonWriter endArray() {
        put(']');
        return this;
    }

    /** Writes a member's name, one of ours: ASCII that needs no escape. */
    public JsonWriter name(String name) {
        separate();
        put('"');
        putAscii(name);
        put('"');
        put(':');
        return this;
    }

    /** Writes a string, escaped as needed. */
    public JsonWriter text(String text) {
        separate();
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                put(c);
            } else {
                i += putUnusual(text, i);
            }
        }
        put('"');
        return this;
    }

    /** Writes a member with a string. */
    public JsonWriter text(String name, String text) {
        return name(name).text(text);
    }

    /** Writes a member with a string, or null for an empty one. */
    public JsonWriter textOrNull(String name, String text) {
        return text.isEmpty() ? nothing(name) : text(name, text);
    }

    /** Writes an integer. */
    public JsonWriter integer(long value) {
        separate();
        putLong(value);
        return this;
    }

    /** Writes a member with an integer. */
    public JsonWriter integer(String name, long value) {
        return name(name).integer(value);
    }

    /** Writes a member that is true or false. */
    public JsonWriter flag(String name, boolean value) {
        name(name);
        putAscii(value ? "true" : "false");
        return this;
    }

    /** Writes null. */
    public JsonWriter nothing() {
        separate();
        putAscii("null");
        return this;
    }

    /** Writes a member that is null. */
    public JsonWriter nothing(String name) {
        return name(name).nothing();
    }

    /** Writes a mantissa times 10^-scale, with all its decimals, as prices are. */
    public JsonWriter price(long mantissa, int scale) {
        separate();
        putDecimal(mantissa, scale);
        return this;
    }

    /** Writes a mantissa times 10^-scale, without the decimals that say nothing. */
    public JsonWriter decimal(long mantissa, int scale) {
        long shortened = mantissa;
        int decimals = scale;
        while (decimals > 0 && shortened % 10 == 0) {
            shortened /= 10;
            decimals--;
        }
        return price(shortened, decimals);
    }

    /** Writes a decimal without the decimals that say nothing, and without an exponent. */
    public JsonWriter decimal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return exact(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    /** Writes a number of steps, each stepMantissa times 10^-scale, with all decimals. */
    public JsonWriter priceSteps(long steps, long stepMantissa, int scale) {
        return fits(steps, stepMantissa)
                ? price(steps * stepMantissa, scale)
                : exact(product(steps, stepMantissa, scale));
    }

    /** Writes a number of steps likewise, without the decimals that say nothing. */
    public JsonWriter decimalSteps(long steps, long stepMantissa, int scale) {
        return fits(steps, stepMantissa)
                ? decimal(steps * stepMantissa, scale)
                : decimal(product(steps, stepMantissa, scale));
    }

    /** Writes a time, given in milliseconds since the epoch. */
    public JsonWriter time(long epochMillis) {
        separate();
        put('"');
        reserve(UtcTime.LENGTH);
        UtcTime.write(epochMillis, bytes, length);
        length += UtcTime.LENGTH;
        put('"');
        return this;
    }

    /** Writes a member with a time. */
    public JsonWriter time(String name, long epochMillis) {
        return name(name).time(epochMillis);
    }

    private static boolean fits(long steps, long stepMantissa) {
        long high = Math.multiplyHigh(steps, stepMantissa);
        long low = steps * stepMantissa;
        return (high == 0 && low >= 0) || (high == -1 && low < 0);
    }

    private static BigDecimal product(long steps, long stepMantissa, int scale) {
        return new BigDecimal(
                BigInteger.valueOf(steps).multiply(BigInteger.valueOf(stepMantissa)), scale);
    }

    private JsonWriter exact(BigDecimal value) {
        separate();
        putAscii(value.toPlainString());
        return this;
    }

    /** A comma stands between two values: whenever the last byte opens nothing. */
    private void separate() {
        if (length > 0) {
            byte last = bytes[length - 1];
            if (last != '{' && last != '[' && last != ':') {
                put(',');
            }
        }
    }

    private void putDecimal(long mantissa, int scale) {
        if (scale == 0) {
            putLong(mantissa);
            return;
        }
        String digits = Long.toString(mantissa);
        int sign = mantissa < 0 ? 1 : 0;
        if (sign == 1) {
            put('-');
        }
        int whole = digits.length() - sign - scale;
        if (whole <= 0) {
            putAscii("0.");
            for (int i = whole; i < 0; i++) {
                put('0');
            }
            putAscii(digits, sign, digits.length());
        } else {
            putAscii(digits, sign, sign + whole);
            put('.');
            putAscii(digits, sign + whole, digits.length());
        }
    }

    private void putLong(long value) {
        reserve(MOST_DIGITS);
        if (value < 0) {
            putAscii(Long.toString(value));
            return;
        }
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** Writes one character that is not plain ASCII; returns how many further chars it took. */
    private int putUnusual(String text, int index) {
        char c = text.charAt(index);
        if (c == '"' || c == '\\') {
            put('\\');
            put(c);
            return 0;
        }
        if (c < ' ' || c == 0x7F) {
            putAscii("\\u00");
            put(HEX[c >> 4]);
            put(HEX[c & 0xF]);
            return 0;
        }
        int codePoint = text.codePointAt(index);
        for (byte b : Character.toString(codePoint).getBytes(UTF_8)) {
            put(b);
        }
        return Character.charCount(codePoint) - 1;
    }

    private void putAscii(String text) {
        putAscii(text, 0, text.length());
    }

    private void putAscii(String text, int begin, int end) {
        reserve(end - begin);
        for (int i = begin; i < end; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void put(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
