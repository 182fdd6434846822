package com.cetoex.client;

/**
 * A request without an answer: the connection failed, the answer did not come in time or could not
 * be read.
 */
public final class NoAnswerException extends CetoexException {
    private static final long serialVersionUID = 1L;

    private final boolean isSent;

    NoAnswerException(String message, Throwable cause, boolean isSent) {
        super(message, cause);
        this.isSent = isSent;
    }

    @Override
    public boolean isOutcomeUnknown() {
        return isSent;
    }
}
