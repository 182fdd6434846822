package com.cetoex.server.bootstrap;

import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.protocol.Text;
import com.cetoex.server.bootstrap.BootstrapFile.Asset;
import com.cetoex.server.config.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

    /** Gives every object of an array, in its order; none when the field is missing. */
    void forEach(String field, String kind, Set<String> known, Consumer<Entry> reader) {
        List<JsonNode> nodes = array(field);
        for (int i = 0; i < nodes.size(); i++) {
            reader.accept(
                    new Entry(nodes.get(i), kind + " " + (i + 1) + nameOf(nodes.get(i)), known));
        }
    }

    private List<JsonNode> array(String field) {
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

    /** What an operator calls the entry, for the fault's sentence. */
    private static String nameOf(JsonNode node) {
        for (String field : List.of("asset", "symbol", "investor_id")) {
            JsonNode value = node.path(field);
            if (value.isString()
                    && value.stringValue().length() <= 2 * ProtocolLimits.MAX_NAME_LENGTH) {
                return " (" + value.stringValue() + ")";
            }
            if (value.isIntegralNumber()) {
                return " (" + value + ")";
            }
        }
        return "";
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

    /** A text that may be the name of an asset or a market. */
    String name(String field) {
        String name = text(field);
        checkName(name);
        return name;
    }

    void checkName(String name) {
        if (!Text.isName(name)) {
            throw fault("has the name \"" + name + "\"; names are 1-20 of A-Z a-z 0-9 . _ / -");
        }
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

    /** An amount in the asset's smallest unit, exactly; the ledger has room for it. */
    long units(String field, BigDecimal amount, Asset asset) {
        BigDecimal units = amount.movePointRight(asset.decimals()).stripTrailingZeros();
        if (units.scale() > 0) {
            throw fault(
                    "has more decimals in \""
                            + field
                            + "\" than "
                            + asset.name()
                            + " has ("
                            + asset.decimals()
                            + "): "
                            + amount.toPlainString()
                            + ".");
        }
        if (units.toBigInteger().bitLength() > 63) {
            throw fault(
                    "has a \""
                            + field
                            + "\" beyond what the ledger holds: "
                            + amount.toPlainString()
                            + ".");
        }
        return units.longValueExact();
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
