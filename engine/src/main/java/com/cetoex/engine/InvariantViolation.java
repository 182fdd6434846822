package com.cetoex.engine;

/**
 * The state broke a rule that every command must keep: a fault of ours, never of a client.
 *
 * <p>The node that meets it stops; nobody catches it to go on.
 */
public final class InvariantViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvariantViolation(String message) {
        super(message);
    }
}
