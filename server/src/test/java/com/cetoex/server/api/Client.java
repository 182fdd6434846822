package com.cetoex.server.api;

import com.cetoex.server.pages.OpenApiConformance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An investor with a keyboard: sends bodies as written, and reads numbers exactly. Every answer is
 * held against the API description on the way.
 */
record Client(int port, long investorId, String apiKey) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final OpenApiConformance CONFORMANCE =
            OpenApiConformance.toTheServedDescription();
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** An answer: its status, its JSON, and its headers. */
    record Answer(int status, JsonNode json, HttpResponse<String> response) {
        JsonNode data() {
            return json.get("data");
        }

        String error() {
            return json.path("error").asString("");
        }

        JsonNode details() {
            return json.get("details");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** Sends the given members beside the credentials. */
    Answer post(String path, String members) {
        String credentials = "\"investor_id\":%d,\"api_key\":\"%s\"".formatted(investorId, apiKey);
        return postBody(path, "{" + credentials + (members.isEmpty() ? "" : "," + members) + "}");
    }

    /** Sends a body as it is. */
    Answer postBody(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri("/api/market-making" + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                body);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build(), "");
    }

    Answer place(String members) {
        return post("/orders/place", members);
    }

    Answer limit(String side, String amount, String price) {
        return place(order("BTC", side, amount, price));
    }

    Answer market(String side, String amount) {
        return place(
                "\"symbol\":\"BTC\",\"side\":\"%s\",\"type\":\"market\",\"amount\":%s"
                        .formatted(side, amount));
    }

    static String order(String symbol, String side, String amount, String price) {
        return "\"symbol\":\"%s\",\"side\":\"%s\",\"type\":\"limit\",\"amount\":%s,\"price\":%s"
                .formatted(symbol, side, amount, price);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Answer send(HttpRequest request, String body) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            CONFORMANCE.check(request, body, response);
            return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
