package com.cetoex.server.pages;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.gateway.http.ErrorCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API description: its examples obey its own schemas, and it knows every error and program. */
final class ApiDescriptionTest {
    private static final String BASE = "/api/market-making";
    private static final Map<String, List<String>> WAIT = Map.of("Retry-After", List.of("1"));
    private static final JsonNode DESCRIPTION =
            JsonMapper.shared().readTree(OpenApiConformance.servedDescription());
    private static final OpenApiConformance CONFORMANCE =
            OpenApiConformance.toTheServedDescription();

    static Stream<Arguments> requests() {
        return operations()
                .flatMap(
                        operation ->
                                examples(operation.node().at("/requestBody"))
                                        .map(body -> Arguments.of(operation.path(), body)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void exampleOfARequestIsOneThatTheDescriptionAllows(String path, String body) {
        assertThat(CONFORMANCE.request("POST", BASE + path, body).getMessages()).isEmpty();
    }

    static Stream<Arguments> answers() {
        return operations()
                .flatMap(
                        operation ->
                                operation.node().get("responses").properties().stream()
                                        .flatMap(answer -> answers(operation, answer)));
    }

    private static Stream<Arguments> answers(
            Operation operation, Map.Entry<String, JsonNode> answer) {
        return examples(resolve(answer.getValue()))
                .map(
                        body ->
                                Arguments.of(
                                        operation.method(),
                                        operation.path(),
                                        Integer.parseInt(answer.getKey()),
                                        body));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void exampleOfAnAnswerIsOneThatTheDescriptionAllows(
            String method, String path, int status, String body) {
        Map<String, List<String>> headers =
                new HashMap<>(Map.of("Content-Type", List.of("application/json")));
        headers.putAll(WAIT);
        assertThat(CONFORMANCE.response(method, BASE + path, status, headers, body).getMessages())
                .isEmpty();
    }

    @Test
    void everyErrorOfTheGatewayIsDescribedAndNoOther() {
        Set<String> described = new HashSet<>();
        DESCRIPTION
                .at("/components/schemas/Error/properties/error/enum")
                .forEach(code -> described.add(code.asString()));

        assertThat(described)
                .isEqualTo(Arrays.stream(ErrorCode.values()).map(Enum::name).collect(toSet()));
    }

    @Test
    void everyErrorIsDescribedUnderItsHttpStatus() {
        Map<String, Integer> statuses =
                Arrays.stream(ErrorCode.values()).collect(toMap(Enum::name, ErrorCode::status));

        operations()
                .flatMap(operation -> operation.node().get("responses").properties().stream())
                .filter(answer -> !answer.getKey().equals("200"))
                .forEach(
                        answer ->
                                examples(resolve(answer.getValue()))
                                        .map(body -> JsonMapper.shared().readTree(body))
                                        .forEach(
                                                body ->
                                                        assertThat(answer.getKey())
                                                                .isEqualTo(
                                                                        status(statuses, body))));
    }

    private static String status(Map<String, Integer> statuses, JsonNode body) {
        return String.valueOf(statuses.get(body.get("error").asString()));
    }

    static Stream<Arguments> programs() {
        return operations()
                .filter(operation -> operation.node().has("x-example"))
                .map(operation -> operation.node().get("x-example").asString())
                .flatMap(
                        example ->
                                Arrays.stream(ExampleLanguage.values())
                                        .map(language -> Arguments.of(example, language)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyEndpointHasAProgramInEveryLanguage(String example, ExampleLanguage language) {
        assertThat(language.file(example)).isRegularFile();
        assertThat(getClass().getResource("/web/assets/examples/" + language.path(example)))
                .as("the program as the page fetches it")
                .isNotNull();
    }

    @Test
    void answerWithAFieldThatIsNotDescribedIsFound() {
        String body = "{\"error\":\"INVALID_PARAMS\",\"message\":\"m\",\"hint\":\"h\"}";

        assertThatThrownBy(
                        () ->
                                CONFORMANCE.check(
                                        "POST",
                                        BASE + "/orders/place",
                                        "",
                                        400,
                                        Map.of("Content-Type", List.of("application/json")),
                                        body))
                .hasMessageContaining("hint");
    }

    private static Stream<Operation> operations() {
        return DESCRIPTION.get("paths").properties().stream()
                .flatMap(
                        path ->
                                path.getValue().properties().stream()
                                        .map(
                                                method ->
                                                        new Operation(
                                                                method.getKey()
                                                                        .toUpperCase(Locale.ROOT),
                                                                path.getKey(),
                                                                method.getValue())));
    }

    private static Stream<String> examples(JsonNode holder) {
        return holder.at("/content/application~1json/examples").properties().stream()
                .map(example -> example.getValue().get("value").toString());
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DESCRIPTION.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** One method of one path. */
    private record Operation(String method, String path, JsonNode node) {}
}
