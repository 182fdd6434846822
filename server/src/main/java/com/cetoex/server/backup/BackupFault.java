package com.cetoex.server.backup;

/** A backup was not made, or is not restored; the message is a sentence for the operator. */
public final class BackupFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFault(String message) {
        super(message);
    }

    BackupFault(String message, Throwable cause) {
        super(message, cause);
    }
}
