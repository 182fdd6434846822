package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.history.HistoryStanding;
import com.cetoex.projections.history.HistoryState;
import com.cetoex.projections.live.LiveViews;

/** Tells in {@code /status} how the history is, and how far behind trading. Any thread. */
final class HistoryLag {
    /** A heartbeat passes twice a second and is committed at once, so a healthy lag is shorter. */
    private static final long CURRENT_MILLIS = 2_000;

    private final HistoryQuery history;
    private final LiveViews views;

    HistoryLag(HistoryQuery history, LiveViews views) {
        this.history = history;
        this.views = views;
    }

    /** Tells whether it works, however far behind. */
    boolean isWell() {
        return history.standing().state().isWell();
    }

    /** Writes the members about it, and about what it must reach. */
    void write(JsonWriter json) {
        HistoryStanding standing = history.standing();
        long lastSequence = views.lastSequence();
        long lagEvents = Math.max(0, lastSequence - standing.sequence());
        long lagMillis =
                lagEvents == 0 ? 0 : Math.max(0, views.timeMillis() - standing.timeMillis());
        json.integer("last_sequence", lastSequence)
                .flag("statistics_complete", views.isSeeded())
                .beginObject("history")
                .text("state", state(standing.state(), lagMillis));
        if (standing.sequence() > 0) {
            json.integer("sequence", standing.sequence())
                    .integer("lag_events", lagEvents)
                    .integer("lag_ms", lagMillis);
        } else {
            json.nothing("sequence").nothing("lag_events").nothing("lag_ms");
        }
        if (standing.state().isWell()) {
            json.nothing("message");
        } else {
            json.text("message", "The history's database " + standing.state().sentence() + ".");
        }
        json.endObject();
    }

    private static String state(HistoryState state, long lagMillis) {
        return switch (state) {
            case OPENING -> "behind";
            case FOLLOWING -> lagMillis > CURRENT_MILLIS ? "behind" : "current";
            case UNAVAILABLE, DAMAGED, INCOMPLETE -> "unavailable";
            case FOREIGN -> "foreign";
        };
    }
}
