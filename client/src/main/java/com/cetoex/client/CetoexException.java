package com.cetoex.client;

/**
 * A request that has no answer of success: refused by the exchange, or without an answer at all.
 */
public abstract sealed class CetoexException extends RuntimeException
        permits ApiException, NoAnswerException {
    private static final long serialVersionUID = 1L;

    CetoexException(String message) {
        super(message);
    }

    CetoexException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether the request may have been executed all the same. Then resend the order with the same
     * client order id, or look it up by it; anything else was certainly not executed.
     */
    public abstract boolean isOutcomeUnknown();
}
