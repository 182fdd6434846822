package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;

/**
 * Ends the reading of a request, or of one item of it, that breaks a rule. Caught once, where the
 * request or the item is answered; without a stack trace, because clients cause it.
 */
final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    ApiRefusal(ApiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
