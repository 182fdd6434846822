package com.cetoex.gateway.http;

import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;

/**
 * What answers one path.
 *
 * @param kind which methods the path knows
 * @param handler answers every call once, at once or later, on whatever thread
 */
public record Route(Kind kind, Consumer<HttpCall> handler) {
    /** The methods of a path. */
    public enum Kind {
        /** GET and HEAD. */
        READ("GET, HEAD"),
        /** POST with a body of JSON. */
        JSON_POST("POST");

        private final String allow;

        Kind(String allow) {
            this.allow = allow;
        }

        /** The header Allow. */
        String allow() {
            return allow;
        }

        boolean knows(HttpMethod method) {
            return switch (this) {
                case READ -> method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
                case JSON_POST -> method.equals(HttpMethod.POST);
            };
        }
    }
}
