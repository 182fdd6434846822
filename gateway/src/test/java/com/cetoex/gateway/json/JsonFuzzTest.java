package com.cetoex.gateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.gateway.json.JsonBody.Wellformed;
import com.cetoex.gateway.json.JsonValue.JsonArray;
import com.cetoex.gateway.json.JsonValue.JsonFlag;
import com.cetoex.gateway.json.JsonValue.JsonNull;
import com.cetoex.gateway.json.JsonValue.JsonNumber;
import com.cetoex.gateway.json.JsonValue.JsonObject;
import com.cetoex.gateway.json.JsonValue.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Any bytes as a body: what is taken is what another reader of characters takes, with the same
 * values, no deeper than allowed; what that one takes is taken.
 */
final class JsonFuzzTest {
    private static final JsonFactory ORACLE =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxNestingDepth(JsonBody.MAX_DEPTH)
                                    .build())
                    .build();

    /** What the other reader takes for a digit, looking at the lower half of a character alone. */
    private static final Pattern NO_DIGIT = Pattern.compile("\\\\u[0-9a-fA-F]{0,3}[^\\x00-\\x7F]");

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/json"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptBodiesAreReadAsByAnotherReader(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) {
        Optional<String> text = textOf(input);
        Optional<List<String>> expected = text.flatMap(JsonFuzzTest::tokensOf);
        Optional<List<String>> actual = Optional.empty();
        if (JsonBody.parse(input, input.length) instanceof Wellformed body) {
            List<String> tokens = new ArrayList<>();
            flatten(body.object(), tokens);
            actual = Optional.of(tokens);
        } else if (text.isPresent() && NO_DIGIT.matcher(text.get()).find()) {
            return;
        }
        if (!actual.equals(expected)) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static Optional<String> textOf(byte[] input) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
            return text.startsWith("\uFEFF") ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> tokensOf(String text) {
        List<String> tokens = new ArrayList<>();
        int depth = 0;
        try (JsonParser parser = ORACLE.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean isOneObject =
                        depth > 0 || (tokens.isEmpty() && parser.isExpectedStartObjectToken());
                if (!isOneObject || !isPaired(parser.getString())) {
                    return Optional.empty();
                }
                tokens.add(
                        token.isStructStart() || token.isStructEnd()
                                ? parser.getString()
                                : token(token, parser));
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens);
    }

    private static String token(JsonToken token, JsonParser parser) {
        String kind =
                switch (token) {
                    case PROPERTY_NAME -> "name ";
                    case VALUE_STRING -> "text ";
                    default -> "";
                };
        return kind + parser.getString();
    }

    private static boolean isPaired(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }

    private static void flatten(JsonValue value, List<String> tokens) {
        switch (value) {
            case JsonNull none -> tokens.add("null");
            case JsonFlag flag -> tokens.add(String.valueOf(flag.value()));
            case JsonNumber number -> {
                if (!NumberText.isNumber(number.text())) {
                    throw new AssertionError("no number: " + number.text());
                }
                tokens.add(number.text());
            }
            case JsonText text -> tokens.add("text " + text.text());
            case JsonArray array -> {
                tokens.add("[");
                array.elements().forEach(element -> flatten(element, tokens));
                tokens.add("]");
            }
            case JsonObject object -> {
                tokens.add("{");
                for (int i = 0; i < object.size(); i++) {
                    tokens.add("name " + object.name(i));
                    flatten(object.value(i), tokens);
                }
                tokens.add("}");
            }
        }
    }
}
