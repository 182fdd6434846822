package com.cetoex.server.history;

import com.cetoex.node.ExitCode;
import org.jspecify.annotations.Nullable;

/** The history was not made again; the message is a sentence for the operator. */
final class RebuildFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** EX_DATAERR of sysexits.h: what is stored is damaged. */
    private static final int DAMAGED = 65;

    private final int status;

    private RebuildFault(String message, int status, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    static RebuildFault refused(String message) {
        return new RebuildFault(message, ExitCode.REFUSED.status(), null);
    }

    static RebuildFault refused(RuntimeException cause) {
        return new RebuildFault(
                String.valueOf(cause.getMessage()), ExitCode.REFUSED.status(), cause);
    }

    static RebuildFault damaged(RuntimeException cause) {
        return new RebuildFault(String.valueOf(cause.getMessage()), DAMAGED, cause);
    }

    /** What the command ends with. */
    int status() {
        return status;
    }
}
