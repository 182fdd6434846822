package com.cetoex.gateway.http;

import java.time.Duration;

/**
 * The bounds of the HTTP server.
 *
 * @param maxConnections further ones are told 503 and closed
 * @param maxRequestsInFlight requests without an answer yet; further ones are told 503
 * @param requestTimeout how long a request may take to arrive whole (contract, endpoints: 10 s)
 * @param idleTimeout how long a connection may stand without a request
 * @param writeTimeout how long a client may leave its answers unread
 */
public record HttpLimits(
        int maxConnections,
        int maxRequestsInFlight,
        Duration requestTimeout,
        Duration idleTimeout,
        Duration writeTimeout) {
    /** Largest body of a request (contract, endpoints). */
    public static final int MAX_BODY_LENGTH = 64 * 1024;

    /**
     * What suits one process on one machine: bodies and heads that arrive on all connections at
     * once take some 200 MB, and 1,024 requests are 50 ms of 20,000 a second.
     */
    public static final HttpLimits DEFAULT =
            new HttpLimits(
                    2_048,
                    1_024,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(75),
                    Duration.ofSeconds(30));
}
