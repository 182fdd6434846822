package com.cetoex.gateway.http;

import com.cetoex.gateway.json.JsonWriter;

/** An answer of a length that a test needs. */
final class PaddedAnswer {
    private PaddedAnswer() {}

    static void give(HttpCall call, int length) {
        JsonWriter json = new JsonWriter();
        json.beginObject().text("padding", "x".repeat(length)).endObject();
        call.answer(200, json);
    }
}
