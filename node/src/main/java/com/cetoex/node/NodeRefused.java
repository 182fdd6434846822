package com.cetoex.node;

/** A node did not start; the message is for the operator. */
public final class NodeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NodeRefused(String message) {
        super(message);
    }

    NodeRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
