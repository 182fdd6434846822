package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.ErrorCode;
import com.cetoex.gateway.json.JsonValue;
import com.cetoex.gateway.json.JsonValue.JsonArray;
import com.cetoex.gateway.json.JsonValue.JsonFlag;
import com.cetoex.gateway.json.JsonValue.JsonNull;
import com.cetoex.gateway.json.JsonValue.JsonNumber;
import com.cetoex.gateway.json.JsonValue.JsonObject;
import com.cetoex.gateway.json.JsonValue.JsonText;

/** The errors of requests that are not what their endpoint takes. */
final class Faults {
    /** Characters of a client's value that are told back. */
    private static final int MAX_ECHO = 64;

    private Faults() {}

    /** A request that is malformed as a whole. */
    static ApiError malformed(String message) {
        return new ApiError(ErrorCode.INVALID_PARAMS, message);
    }

    /** A field that breaks a rule, told as a sentence about the field. */
    static ApiError field(String field, JsonValue value, String rule) {
        return new ApiError(
                ErrorCode.INVALID_PARAMS,
                field + " " + rule + ".",
                json -> json.text("field", field).text("value", echo(value)).text("rule", rule));
    }

    /** A symbol that no market has. */
    static ApiError unknownSymbol(String symbol) {
        return new ApiError(
                ErrorCode.SYMBOL_NOT_FOUND,
                "There is no market with this symbol.",
                json -> json.text("field", "symbol").text("value", shorten(symbol)));
    }

    /** A value as the client wrote it, or nearly so. */
    static String echo(JsonValue value) {
        return switch (value) {
            case JsonNumber number -> shorten(number.text());
            case JsonText text -> shorten(text.text());
            case JsonFlag flag -> Boolean.toString(flag.value());
            case JsonNull none -> "null";
            case JsonArray array -> "array of " + array.elements().size();
            case JsonObject object -> "object of " + object.size();
        };
    }

    private static String shorten(String text) {
        return text.length() <= MAX_ECHO ? text : text.substring(0, cut(text)) + "…";
    }

    /** A surrogate pair is not cut in two. */
    private static int cut(String text) {
        return Character.isHighSurrogate(text.charAt(MAX_ECHO - 1)) ? MAX_ECHO - 1 : MAX_ECHO;
    }
}
