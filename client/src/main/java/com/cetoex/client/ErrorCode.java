package com.cetoex.client;

/** The codes of the exchange's refusals. */
public enum ErrorCode {
    /** A parameter is missing, misshapen or out of range. */
    INVALID_PARAMS,
    /** Price times amount is below the market's minimum. */
    ORDER_TOO_SMALL,
    /** Less is available than the order needs. */
    INSUFFICIENT_BALANCE,
    /** The cap of open orders is reached. */
    TOO_MANY_OPEN_ORDERS,
    /** The market takes no orders now. */
    MARKET_HALTED,
    /** Unknown investor or wrong key. */
    INVALID_CREDENTIALS,
    /** The key lacks the permission, or its address is not allowed. */
    FORBIDDEN,
    /** No open order of yours has this id. */
    ORDER_NOT_FOUND,
    /** No market has this symbol. */
    SYMBOL_NOT_FOUND,
    /** No endpoint has this path. */
    ENDPOINT_NOT_FOUND,
    /** The client order id belongs to an order with other content. */
    DUPLICATE_CLIENT_ORDER_ID,
    /** The endpoint does not know the method. */
    METHOD_NOT_ALLOWED,
    /** The request did not arrive in time. */
    REQUEST_TIMEOUT,
    /** The body is too long. */
    PAYLOAD_TOO_LARGE,
    /** The address is too long. */
    URI_TOO_LONG,
    /** The body is not JSON in UTF-8. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The headers are too long or too many. */
    HEADERS_TOO_LARGE,
    /** The budget of requests is used up; see {@link ApiException#retryAfter()}. */
    RATE_LIMIT_EXCEEDED,
    /** A fault of the exchange's own. */
    INTERNAL_ERROR,
    /** Certainly not executed. */
    SERVICE_UNAVAILABLE,
    /** May have executed: resend with the same client order id, or look it up by it. */
    OUTCOME_UNKNOWN,
    /**
     * A code that this version of the client does not know; see {@link ApiException#codeText()}.
     */
    OTHER;

    static ErrorCode of(String text) {
        for (ErrorCode code : values()) {
            if (code.name().equals(text)) {
                return code;
            }
        }
        return OTHER;
    }
}
