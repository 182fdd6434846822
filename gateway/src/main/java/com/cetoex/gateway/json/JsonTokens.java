package com.cetoex.gateway.json;

import com.cetoex.gateway.json.JsonBody.Malformed;
import com.cetoex.gateway.json.JsonBody.Wellformed;
import com.cetoex.gateway.json.JsonValue.JsonArray;
import com.cetoex.gateway.json.JsonValue.JsonFlag;
import com.cetoex.gateway.json.JsonValue.JsonNumber;
import com.cetoex.gateway.json.JsonValue.JsonObject;
import com.cetoex.gateway.json.JsonValue.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Builds the values of a body out of its tokens. */
final class JsonTokens {
    /** Up to here names are compared one by one; a set is made for more. */
    private static final int FEW_MEMBERS = 16;

    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    /**
     * Lengths are bounded by the body's: a number of a thousand digits is its field's fault, not
     * the syntax's. Depth is counted here.
     */
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNumberLength(ANY_LENGTH)
                                    .maxStringLength(ANY_LENGTH)
                                    .maxNameLength(ANY_LENGTH)
                                    .build())
                    .build();

    private JsonTokens() {}

    static JsonBody read(byte[] bytes, int length) {
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            return read(parser);
        } catch (JacksonException e) {
            return new Malformed(describe(e));
        } catch (Refused e) {
            return new Malformed(e.sentence);
        }
    }

    private static JsonBody read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Malformed("The body must be one JSON object.");
        }
        JsonObject object = object(parser, 1);
        if (parser.nextToken() != null) {
            return new Malformed("Something follows the JSON object.");
        }
        return new Wellformed(object);
    }

    private static String describe(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? "The body is no valid JSON."
                : "The body is no valid JSON: see line "
                        + location.getLineNr()
                        + ", column "
                        + location.getColumnNr()
                        + ".";
    }

    private static JsonObject object(JsonParser parser, int depth) {
        requireDepth(depth);
        List<String> names = new ArrayList<>();
        List<JsonValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            names.add(paired(parser.currentName()));
            parser.nextToken();
            values.add(value(parser, depth));
        }
        return new JsonObject(names, values, duplicateOf(names));
    }

    private static JsonArray array(JsonParser parser, int depth) {
        requireDepth(depth);
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, depth));
        }
        return new JsonArray(elements);
    }

    private static JsonValue value(JsonParser parser, int depth) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth + 1);
            case START_ARRAY -> array(parser, depth + 1);
            case VALUE_STRING -> new JsonText(paired(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
            case VALUE_TRUE -> new JsonFlag(true);
            case VALUE_FALSE -> new JsonFlag(false);
            case VALUE_NULL -> JsonValue.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException(
                            "expected a value, was " + parser.currentToken());
        };
    }

    private static String paired(String text) {
        if (!BodyText.isPaired(text)) {
            throw new Refused("A string holds half of a surrogate pair.");
        }
        return text;
    }

    private static void requireDepth(int depth) {
        if (depth > JsonBody.MAX_DEPTH) {
            throw new Refused("The body is nested deeper than " + JsonBody.MAX_DEPTH + " levels.");
        }
    }

    private static @Nullable String duplicateOf(List<String> names) {
        return names.size() <= FEW_MEMBERS ? duplicateOfFew(names) : duplicateOfMany(names);
    }

    private static @Nullable String duplicateOfFew(List<String> names) {
        for (int i = 1; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                return names.get(i);
            }
        }
        return null;
    }

    private static @Nullable String duplicateOfMany(List<String> names) {
        Set<String> seen = HashSet.newHashSet(names.size());
        for (String name : names) {
            if (!seen.add(name)) {
                return name;
            }
        }
        return null;
    }

    /** Leaves the recursion; without a stack trace, because clients cause it. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        final String sentence;

        Refused(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
