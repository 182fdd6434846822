package com.cetoex.node;

/** A node did not start; the message is for the operator. */
public final class NodeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The status with which a process ends that met this. */
    private final ExitCode exitCode;

    NodeRefused(String message) {
        this(ExitCode.REFUSED, message);
    }

    NodeRefused(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    NodeRefused(String message, Throwable cause) {
        super(message, cause);
        exitCode = ExitCode.REFUSED;
    }

    /** Tells whether the same start may succeed later, or needs a person. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
