package com.cetoex.gateway.http;

/**
 * The public errors, named as clients read them, each with its HTTP status (contract, endpoints).
 */
public enum ErrorCode {
    INVALID_PARAMS(400),
    ORDER_TOO_SMALL(400),
    INSUFFICIENT_BALANCE(400),
    TOO_MANY_OPEN_ORDERS(400),
    MARKET_HALTED(400),
    INVALID_CREDENTIALS(401),
    FORBIDDEN(403),
    ORDER_NOT_FOUND(404),
    SYMBOL_NOT_FOUND(404),
    ENDPOINT_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    DUPLICATE_CLIENT_ORDER_ID(409),
    PAYLOAD_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    RATE_LIMIT_EXCEEDED(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    SERVICE_UNAVAILABLE(503),
    OUTCOME_UNKNOWN(504);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status of an answer that is this error. */
    public int status() {
        return status;
    }
}
