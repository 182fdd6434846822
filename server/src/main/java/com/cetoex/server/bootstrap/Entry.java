package com.cetoex.server.bootstrap;

import com.cetoex.server.config.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One object of a bootstrap file and where it stands, so that every fault can name it. */
final class Entry {
    /** More digits or a larger exponent than any number of the ledger can need. */
    private static final int MAX_DIGITS = 40;

    private final JsonNode node;
    private final String where;

    /** An object with no other fields than the known ones. */
    Entry(JsonNode node, String where, Set<String> known) {
        this.node = node;
        this.where = where;
        if (!node.isObject()) {
            throw fault("must be a JSON object, was " + shorten(node.toString()) + ".");
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw fault(
                        "has an unknown field \"" + name + "\". " + Suggestion.hint(name, known));
            }
        }
    }

    BootstrapFault fault(String what) {
        return new BootstrapFault("The bootstrap file is refused: " + where + " " + what);
    }

    boolean has(String field) {
        return node.has(field);
    }

    boolean isNull(String field) {
        return node.path(field).isNull();
    }

    /** The objects of an array; none when the field is missing. */
    List<JsonNode> array(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw fault("must have an array in \"" + field + "\".");
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    /** The object in a field; none when it is missing. */
    Optional<Entry> object(String field, Set<String> known) {
        JsonNode value = node.path(field);
        return value.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Entry(value, where + ", " + field, known));
    }

    /** The fields of the object in a field, in their order; none when it is missing. */
    Collection<Map.Entry<String, JsonNode>> properties(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isObject()) {
            throw fault("must have an object in \"" + field + "\".");
        }
        return value.properties();
    }

    String text(String field) {
        JsonNode value = required(field);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw fault(
                    "needs a text in \"" + field + "\", was " + shorten(value.toString()) + ".");
        }
        return value.stringValue();
    }

    long integer(String field, long least, long most) {
        JsonNode value = required(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw fault(
                    "needs a whole number from "
                            + least
                            + " to "
                            + most
                            + " in \""
                            + field
                            + "\", was "
                            + shorten(value.toString())
                            + ".");
        }
        return value.longValue();
    }

    BigDecimal decimal(String field) {
        return decimal(required(field), field);
    }

    BigDecimal decimal(String field, BigDecimal otherwise) {
        return node.has(field) ? decimal(field) : otherwise;
    }

    /** A decimal, written as a number or as a text that holds one; never through a double. */
    BigDecimal decimal(JsonNode value, String field) {
        Optional<BigDecimal> number =
                value.isNumber()
                        ? Optional.of(value.decimalValue())
                        : value.isString() ? parse(value.stringValue()) : Optional.empty();
        return number.filter(Entry::isSane)
                .map(BigDecimal::stripTrailingZeros)
                .orElseThrow(
                        () ->
                                fault(
                                        "needs a decimal in \""
                                                + field
                                                + "\", was "
                                                + shorten(value.toString())
                                                + "."));
    }

    private JsonNode required(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw fault("lacks the field \"" + field + "\".");
        }
        return value;
    }

    private static Optional<BigDecimal> parse(String text) {
        if (text.length() > 2 * MAX_DIGITS
                || !text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    private static boolean isSane(BigDecimal number) {
        return number.precision() <= MAX_DIGITS && Math.abs(number.scale()) <= MAX_DIGITS;
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
