package com.cetoex.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The fixed character arrays of the schema: ASCII, padded with zero bytes.
 *
 * <p>All methods are stateless and safe from any thread.
 */
public final class Text {
    private Text() {}

    /**
     * Reads a padded array up to its first zero byte.
     *
     * @return the text, empty when the array is all zero
     */
    public static String read(DirectBuffer buffer, int offset, int arrayLength) {
        int length = 0;
        while (length < arrayLength && buffer.getByte(offset + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new String(bytes, US_ASCII);
    }

    /**
     * Writes a text and pads the rest of the array with zero bytes.
     *
     * @throws IllegalArgumentException when the text is longer than the array
     */
    public static void write(MutableDirectBuffer buffer, int offset, int arrayLength, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        if (bytes.length > arrayLength) {
            throw new IllegalArgumentException(
                    "expected at most " + arrayLength + " characters, was " + bytes.length);
        }
        buffer.putBytes(offset, bytes);
        buffer.setMemory(offset + bytes.length, arrayLength - bytes.length, (byte) 0);
    }

    /** Tells whether a text is 1-36 of {@code A-Za-z0-9_-}, as a client order id must be. */
    public static boolean isClientOrderId(CharSequence text) {
        int length = text.length();
        if (length < 1 || length > ProtocolLimits.MAX_CLIENT_ORDER_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells whether a text is 1-20 of {@code A-Za-z0-9._/-}, as names of assets and symbols are.
     */
    public static boolean isName(CharSequence text) {
        int length = text.length();
        if (length < 1 || length > ProtocolLimits.MAX_NAME_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '/' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
