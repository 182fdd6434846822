package com.cetoex.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges whether what the API answers is what {@code /openapi.json} says, so that the two cannot
 * drift apart.
 *
 * <p>A test of the API hands over each exchange of request and answer. An answer must be one that
 * the description lists for its path and status, without a field that the description does not
 * know; a request that was answered with success must be one that the description allows. Requests
 * that were refused, whole or in part, are not judged: tests send wrong ones on purpose. Any
 * thread.
 */
public final class OpenApiConformance {
    private static final String BASE = "/api/market-making";
    private static final String JSON = "application/json";
    private static final Set<String> OF_NO_ENDPOINT =
            Set.of("ENDPOINT_NOT_FOUND", "METHOD_NOT_ALLOWED");
    private static final Pattern ERROR_CODE = Pattern.compile("\"error\"\\s*:\\s*\"([A-Z_]+)\"");

    /** What the answer to a bulk request holds when a part of the request was refused. */
    private static final String REFUSED_ITEM = "\"success\":false";

    private final OpenApiInteractionValidator validator;

    private OpenApiConformance(String description) {
        validator =
                OpenApiInteractionValidator.createForInlineApiSpecification(description).build();
    }

    /** The judge by the description that the gateway serves. */
    public static OpenApiConformance toTheServedDescription() {
        return new OpenApiConformance(servedDescription());
    }

    static String servedDescription() {
        try (InputStream in = OpenApiConformance.class.getResourceAsStream("/web/openapi.json")) {
            assertThat(in).as("web/openapi.json on the class path").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails the test when the exchange is not as described. Paths outside of the API pass.
     *
     * @param requestBody the text of the body; empty when there was none
     */
    public void check(HttpRequest request, String requestBody, HttpResponse<String> response) {
        check(
                request.method(),
                request.uri().getPath(),
                requestBody,
                response.statusCode(),
                response.headers().map(),
                response.body());
    }

    /** As above, for clients that are not the JDK's. */
    public void check(
            String method,
            String path,
            String requestBody,
            int status,
            Map<String, List<String>> responseHeaders,
            String responseBody) {
        if (!path.startsWith(BASE) || isOfNoEndpoint(responseBody)) {
            return;
        }
        if (status == 200 && !requestBody.isEmpty() && !responseBody.contains(REFUSED_ITEM)) {
            expectNone("The request to " + path, requestBody, request(method, path, requestBody));
        }
        expectNone(
                "The answer " + status + " of " + path,
                responseBody,
                response(method, path, status, responseHeaders, responseBody));
    }

    ValidationReport request(String method, String path, String body) {
        SimpleRequest request =
                new SimpleRequest.Builder(Method.valueOf(method), path)
                        .withContentType(JSON)
                        .withBody(body)
                        .build();
        return validator.validateRequest(request);
    }

    ValidationReport response(
            String method,
            String path,
            int status,
            Map<String, List<String>> headers,
            String body) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status).withBody(body);
        headers.forEach((name, values) -> response.withHeader(name, values));
        return validator.validateResponse(path, Method.valueOf(method), response.build());
    }

    private static boolean isOfNoEndpoint(String body) {
        var found = ERROR_CODE.matcher(body);
        return found.find() && OF_NO_ENDPOINT.contains(found.group(1));
    }

    private static void expectNone(String what, String body, ValidationReport report) {
        List<String> faults =
                report.getMessages().stream()
                        .filter(message -> message.getLevel() == Level.ERROR)
                        .map(message -> message.getKey() + ": " + message.getMessage())
                        .toList();
        assertThat(faults).as("%s is not as described: %s", what, body).isEmpty();
    }
}
