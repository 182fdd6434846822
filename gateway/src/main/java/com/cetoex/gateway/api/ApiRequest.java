package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.HttpCall;
import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.projections.live.Investor;
import java.util.function.Consumer;

/**
 * A request of an investor who proved to be one.
 *
 * @param call answers it
 * @param investor who asks
 * @param fields what it carries
 */
record ApiRequest(HttpCall call, Investor investor, RequestFields fields) {
    private static final int OK = 200;

    /** Answers with success; the writer gets to write the value of {@code data}. */
    void succeed(Consumer<JsonWriter> data) {
        JsonWriter json = new JsonWriter();
        json.beginObject().flag("success", true).name("data");
        data.accept(json);
        json.time("timestamp", System.currentTimeMillis()).endObject();
        call.answer(OK, json);
    }

    void fail(ApiError error) {
        call.fail(error);
    }

    /** Does the rest of the work on the call's event loop, and answers what goes wrong there. */
    void onLoop(Runnable rest) {
        call.onLoop(() -> call.attempt(rest));
    }
}
