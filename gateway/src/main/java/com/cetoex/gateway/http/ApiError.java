package com.cetoex.gateway.http;

import com.cetoex.gateway.json.JsonWriter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A failure as the client reads it.
 *
 * @param code what a program acts on
 * @param message what a person reads
 * @param details writes the members of the answer's details, where there are any
 */
public record ApiError(ErrorCode code, String message, Optional<Consumer<JsonWriter>> details) {
    /** An error that its message says all about. */
    public ApiError(ErrorCode code, String message) {
        this(code, message, Optional.empty());
    }

    /** An error with details. */
    public ApiError(ErrorCode code, String message, Consumer<JsonWriter> details) {
        this(code, message, Optional.of(details));
    }

    /** Writes the answer's body. */
    public void write(JsonWriter json) {
        json.beginObject();
        writeMembers(json);
        json.endObject();
    }

    /** Writes the members alone, into a bulk item's result. */
    public void writeMembers(JsonWriter json) {
        json.text("error", code.name()).text("message", message);
        details.ifPresent(
                members -> {
                    json.beginObject("details");
                    members.accept(json);
                    json.endObject();
                });
    }
}
