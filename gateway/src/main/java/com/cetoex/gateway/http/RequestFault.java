package com.cetoex.gateway.http;

/** What makes a request no request: its connection is closed behind the answer. */
enum RequestFault {
    FRAMING(ErrorCode.INVALID_PARAMS, "The request is no valid HTTP/1.1."),
    URI_TOO_LONG(ErrorCode.URI_TOO_LONG, "The request's target is longer than 8 KiB."),
    HEADERS_TOO_LARGE(
            ErrorCode.HEADERS_TOO_LARGE, "The headers are more than 100 or larger than 16 KiB."),
    TIMEOUT(ErrorCode.REQUEST_TIMEOUT, "The request did not arrive whole within 10 seconds.");

    private final ErrorCode code;
    private final String message;

    RequestFault(ErrorCode code, String message) {
        this.code = code;
        this.message = message;
    }

    ApiError error() {
        return new ApiError(code, message);
    }
}
