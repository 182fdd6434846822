package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.ErrorCode;
import com.cetoex.gateway.json.JsonValue;
import com.cetoex.gateway.json.JsonValue.JsonArray;
import com.cetoex.gateway.json.JsonValue.JsonNull;
import com.cetoex.gateway.json.JsonValue.JsonObject;
import com.cetoex.gateway.json.JsonValue.JsonText;
import com.cetoex.gateway.json.NumberText;
import com.cetoex.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the fields of a request or of a bulk item; what is null is as if it were not there
 * (contract, values).
 *
 * <p>Every method throws {@link ApiRefusal} for a field that is not what it must be.
 */
final class RequestFields {
    private final JsonObject object;

    RequestFields(JsonObject object) {
        this.object = object;
    }

    /** Refuses names that are in neither of the sets. */
    void requireKnown(Set<String> known, Set<String> alsoKnown) {
        for (int i = 0; i < object.size(); i++) {
            String name = object.name(i);
            if (!known.contains(name) && !alsoKnown.contains(name)) {
                throw new ApiRefusal(
                        new ApiError(
                                ErrorCode.INVALID_PARAMS,
                                "The field is unknown here: " + Faults.echo(new JsonText(name)),
                                json ->
                                        json.text("field", Faults.echo(new JsonText(name)))
                                                .text("rule", "is unknown here")));
            }
        }
    }

    /** The value of a field as it came; JSON null when there is none. */
    JsonValue value(String name) {
        return object.get(name);
    }

    boolean has(String name) {
        return !(object.get(name) instanceof JsonNull);
    }

    /** A text that must be there and hold something. */
    String text(String name) {
        JsonValue value = object.get(name);
        if (value instanceof JsonText text && !text.text().isEmpty()) {
            return text.text();
        }
        throw refuse(name, has(name) ? "must be a string that is not empty" : "is missing");
    }

    /** A text that may be missing. */
    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A client order id that may be missing; empty then. */
    String clientOrderId() {
        if (!has("client_order_id")) {
            return "";
        }
        JsonValue value = object.get("client_order_id");
        if (value instanceof JsonText text && Text.isClientOrderId(text.text())) {
            return text.text();
        }
        throw refuse("client_order_id", "must be a string of 1-36 of A-Za-z0-9_-");
    }

    /** The text of a decimal that must be there. */
    String decimal(String name) {
        String number = NumberText.decimalIn(object.get(name));
        if (number == null) {
            throw refuse(
                    name, has(name) ? "must be a number, or a string that is one" : "is missing");
        }
        return number;
    }

    /** An integer of 64 bits that must be there. */
    long integer(String name) {
        OptionalLong integer = NumberText.integerIn(object.get(name));
        if (integer.isEmpty()) {
            throw refuse(
                    name,
                    has(name)
                            ? "must be an integer of 64 bits, without fraction or exponent"
                            : "is missing");
        }
        return integer.getAsLong();
    }

    /** How many entries of a list are asked for. */
    int limit(int standard, int most) {
        if (!has("limit")) {
            return standard;
        }
        long limit = integer("limit");
        if (limit < 1 || limit > most) {
            throw refuse("limit", "must be 1 to " + most);
        }
        return (int) limit;
    }

    /** The elements of an array that must be there, with one element at least. */
    List<JsonValue> items(String name, int most) {
        if (object.get(name) instanceof JsonArray array
                && !array.elements().isEmpty()
                && array.elements().size() <= most) {
            return array.elements();
        }
        throw refuse(name, "must be an array of 1 to " + most);
    }

    ApiRefusal refuse(String name, String rule) {
        return new ApiRefusal(Faults.field(name, object.get(name), rule));
    }
}
