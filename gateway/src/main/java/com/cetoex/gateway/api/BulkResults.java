package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.json.JsonWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The results of a bulk request's items, told in the order of the items. One thread at a time. */
final class BulkResults {
    private final @Nullable Consumer<JsonWriter>[] results;
    private int successes;

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
    BulkResults(int items) {
        results = new Consumer[items];
    }

    /** Notes an item that was executed, with the members that tell about it. */
    void success(int index, Consumer<JsonWriter> members) {
        successes++;
        results[index] =
                json -> {
                    json.integer("index", index).flag("success", true);
                    members.accept(json);
                };
    }

    /** Notes an item that was refused, with the member that names it. */
    void failure(int index, Consumer<JsonWriter> name, ApiError error) {
        results[index] =
                json -> {
                    json.integer("index", index).flag("success", false);
                    name.accept(json);
                    error.writeMembers(json);
                };
    }

    /** Writes the value of {@code data}. */
    void write(JsonWriter json) {
        json.beginObject()
                .integer("total_orders", results.length)
                .integer("successful", successes)
                .integer("failed", results.length - successes)
                .beginArray("results");
        for (Consumer<JsonWriter> result : results) {
            if (result == null) {
                throw new IllegalStateException("expected a result of every item, was none");
            }
            json.beginObject();
            result.accept(json);
            json.endObject();
        }
        json.endArray().endObject();
    }
}
