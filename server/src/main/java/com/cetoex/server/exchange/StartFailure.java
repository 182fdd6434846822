package com.cetoex.server.exchange;

import com.cetoex.node.ExitCode;
import com.cetoex.node.NodeRefused;

/** The exchange did not start; the message is a sentence for the operator. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the process ends with. */
    private final ExitCode exitCode;

    StartFailure(String message) {
        super(message);
        exitCode = ExitCode.REFUSED;
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
        exitCode = cause instanceof NodeRefused refused ? refused.exitCode() : ExitCode.REFUSED;
    }

    /** The status with which the process ends. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
