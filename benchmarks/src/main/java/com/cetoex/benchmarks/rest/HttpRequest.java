package com.cetoex.benchmarks.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Requests as a lean client writes them. */
final class HttpRequest {
    private HttpRequest() {}

    static byte[] post(String path, String json) {
        return """
        POST %s HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
                .formatted(path, json.length(), json)
                .getBytes(US_ASCII);
    }
}
