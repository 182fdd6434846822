package com.cetoex.gateway.json;

import com.cetoex.gateway.json.JsonValue.JsonObject;

/**
 * A request's body, read strictly: one JSON object in UTF-8 (RFC 8259, without a byte order mark),
 * no deeper than {@link #MAX_DEPTH}, with nothing behind it.
 *
 * <p>Names that appear twice are kept for the endpoint to judge, because in a bulk request they
 * spoil their item alone. Stateless, from any thread.
 */
public sealed interface JsonBody {
    /** Deepest nesting; the outermost object is level 1 (contract, values). */
    int MAX_DEPTH = 8;

    /** The body is an object. */
    record Wellformed(JsonObject object) implements JsonBody {}

    /** The body is none, and why, as a sentence for the client. */
    record Malformed(String message) implements JsonBody {}

    /** Reads the first bytes of an array, some 64 KiB at most. */
    static JsonBody parse(byte[] bytes, int length) {
        String fault = BodyText.faultIn(bytes, length);
        return fault == null ? JsonTokens.read(bytes, length) : new Malformed(fault);
    }
}
