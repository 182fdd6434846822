package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.ErrorCode;
import com.cetoex.gateway.http.HttpCall;
import com.cetoex.gateway.json.JsonWriter;
import java.util.function.Consumer;

/**
 * {@code GET /status}: how the exchange is (seed, check API health). It answers 200 once requests
 * can be answered; before, and while the gateway is out of step, 503.
 */
final class StatusEndpoint implements Consumer<HttpCall> {
    private static final int OK = 200;

    /** A heartbeat passes twice a second: one that is older than this says that the log stands. */
    private static final long STALE_HEARTBEAT_MILLIS = 3_000;

    private static final ApiError RECOVERING =
            new ApiError(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "The exchange is recovering.",
                    json -> json.text("status", "recovering"));

    private final ExchangeVitals vitals;
    private final HistoryLag history;
    private final String version;
    private final String durability;

    StatusEndpoint(ExchangeVitals vitals, HistoryLag history, String version, String durability) {
        this.vitals = vitals;
        this.history = history;
        this.version = version;
        this.durability = durability;
    }

    @Override
    public void accept(HttpCall call) {
        if (!vitals.isReady()) {
            call.fail(RECOVERING);
            return;
        }
        long now = System.currentTimeMillis();
        long heartbeatAgeMillis = vitals.heartbeatAgeMillis();
        JsonWriter json = new JsonWriter();
        json.beginObject()
                .flag("success", true)
                .beginObject("data")
                .text("status", status(heartbeatAgeMillis))
                .text("version", version)
                .time("time", now)
                .text("durability", durability)
                .integer("log_position", vitals.logPosition())
                .integer("heartbeat_age_ms", heartbeatAgeMillis);
        history.write(json);
        json.endObject().time("timestamp", now).endObject();
        call.answer(OK, json);
    }

    private String status(long heartbeatAgeMillis) {
        if (heartbeatAgeMillis > STALE_HEARTBEAT_MILLIS) {
            return "degraded";
        }
        if (vitals.isCancelOnly()) {
            return "cancel_only";
        }
        return history.isWell() ? "ok" : "degraded";
    }
}
