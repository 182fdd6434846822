package com.cetoex.server.control;

/** The exchange did not do what it was asked for; the message is a sentence for the operator. */
public final class ControlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ControlFault(String message) {
        super(message);
    }

    ControlFault(String message, Throwable cause) {
        super(message, cause);
    }
}
