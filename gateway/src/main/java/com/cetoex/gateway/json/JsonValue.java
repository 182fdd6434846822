package com.cetoex.gateway.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON value as it was written: numbers keep their text, objects the order of their members. */
public sealed interface JsonValue {
    /** The literal null. */
    JsonNull NULL = new JsonNull();

    /** The literal null. */
    record JsonNull() implements JsonValue {}

    /** The literals true and false. */
    record JsonFlag(boolean value) implements JsonValue {}

    /** A number, as the text that it was written in. */
    record JsonNumber(String text) implements JsonValue {}

    /** A string, decoded. */
    record JsonText(String text) implements JsonValue {}

    /** An array. */
    record JsonArray(List<JsonValue> elements) implements JsonValue {}

    /** An object. A name that appears twice is told, and {@link #get} answers its first value. */
    final class JsonObject implements JsonValue {
        private final List<String> names;
        private final List<JsonValue> values;
        private final @Nullable String duplicateName;

        JsonObject(List<String> names, List<JsonValue> values, @Nullable String duplicateName) {
            this.names = names;
            this.values = values;
            this.duplicateName = duplicateName;
        }

        /** Members. */
        public int size() {
            return names.size();
        }

        /** The name of the n-th member. */
        public String name(int index) {
            return names.get(index);
        }

        /** The value of the n-th member. */
        public JsonValue value(int index) {
            return values.get(index);
        }

        /** The value of a name; JSON null when there is none, which means the same in this API. */
        public JsonValue get(String name) {
            int index = names.indexOf(name);
            return index < 0 ? NULL : values.get(index);
        }

        /** The first name of this object that appears twice, or null. */
        public @Nullable String duplicateName() {
            return duplicateName;
        }
    }

    /**
     * The first name that appears twice in one object of this value, at whatever depth, or null.
     */
    static @Nullable String duplicateNameIn(JsonValue value) {
        return switch (value) {
            case JsonObject object -> duplicateNameIn(object);
            case JsonArray array -> duplicateNameIn(array.elements());
            case JsonNull none -> null;
            case JsonFlag flag -> null;
            case JsonNumber number -> null;
            case JsonText text -> null;
        };
    }

    private static @Nullable String duplicateNameIn(JsonObject object) {
        return object.duplicateName != null ? object.duplicateName : duplicateNameIn(object.values);
    }

    private static @Nullable String duplicateNameIn(List<JsonValue> values) {
        for (JsonValue value : values) {
            String name = duplicateNameIn(value);
            if (name != null) {
                return name;
            }
        }
        return null;
    }
}
