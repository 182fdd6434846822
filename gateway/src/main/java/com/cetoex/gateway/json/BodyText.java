package com.cetoex.gateway.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What bytes must be before they are JSON's tokens: UTF-8 without a mark and without control
 * characters, which also rules out that they are taken for UTF-16 or UTF-32.
 */
final class BodyText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private BodyText() {}

    /** Why the bytes are no text of JSON, as a sentence, or null. */
    static @Nullable String faultIn(byte[] bytes, int length) {
        boolean isAscii = true;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            isAscii &= b >= 0;
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return "The body holds a control character at byte " + i + ".";
            }
        }
        return isAscii || isUtf8(bytes, length) ? null : "The body is no valid UTF-8.";
    }

    /** Tells whether every surrogate in a text has its other half. */
    static boolean isPaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && isLowSurrogateAt(text, i + 1)) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowSurrogateAt(String text, int index) {
        return index < text.length() && Character.isLowSurrogate(text.charAt(index));
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            CharSequence text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return text.charAt(0) != BYTE_ORDER_MARK;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
