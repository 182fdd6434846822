package com.cetoex.gateway.json;

import com.cetoex.gateway.json.JsonValue.JsonNumber;
import com.cetoex.gateway.json.JsonValue.JsonText;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of the API from values: decimals, which may also come as strings, and integers,
 * which may not. Stateless, from any thread.
 */
public final class NumberText {
    private static final int MOST_INTEGER_DIGITS = 19;

    private NumberText() {}

    /** The text of a decimal: a number's, or that of a string which holds exactly a JSON number. */
    public static @Nullable String decimalIn(JsonValue value) {
        return switch (value) {
            case JsonNumber number -> number.text();
            case JsonText text when isNumber(text.text()) -> text.text();
            default -> null;
        };
    }

    /**
     * The integer that a number is written as, without fraction or exponent, if 64 bits hold it.
     */
    public static OptionalLong integerIn(JsonValue value) {
        return value instanceof JsonNumber number
                ? parseInteger(number.text())
                : OptionalLong.empty();
    }

    private static OptionalLong parseInteger(String text) {
        int digits = text.length() - (text.charAt(0) == '-' ? 1 : 0);
        if (digits > MOST_INTEGER_DIGITS || !isDigits(text, text.length() - digits)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean isDigits(String text, int from) {
        return skipDigits(text, from) == text.length();
    }

    /** Tells whether a text is a number in the grammar of RFC 8259. */
    static boolean isNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = skipDigits(text, at);
        boolean hasLeadingZero = whole > at + 1 && text.charAt(at) == '0';
        if (whole == at || hasLeadingZero) {
            return false;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            at = skipDigits(text, whole + 1);
            if (at == whole + 1) {
                return false;
            }
        }
        return at == text.length() || isExponent(text, at);
    }

    private static boolean isExponent(String text, int from) {
        char e = text.charAt(from);
        if (e != 'e' && e != 'E') {
            return false;
        }
        int at = from + 1;
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        return at < text.length() && skipDigits(text, at) == text.length();
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
