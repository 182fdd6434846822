package com.cetoex.server.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bytes of a bootstrap file as JSON: UTF-8 alone, no name twice in an object, nothing behind
 * the value, no number through a double.
 */
final class StrictJson {
    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private StrictJson() {}

    /** The one value that the bytes are. */
    static JsonNode read(byte[] content) {
        try {
            return MAPPER.readTree(text(content));
        } catch (JacksonException e) {
            throw new BootstrapFault(
                    "The bootstrap file is no valid JSON: "
                            + e.getOriginalMessage()
                            + " (line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ").");
        } catch (NumberFormatException e) {
            // Of an exponent that no number has room for.
            throw new BootstrapFault(
                    "The bootstrap file is refused: it has a number out of range: "
                            + e.getMessage()
                            + ".");
        }
    }

    /** Decoded here, because the JSON reader takes some names that are no UTF-8 for others. */
    private static String text(byte[] content) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BootstrapFault("The bootstrap file is refused: it is no text in UTF-8.");
        }
    }
}
