package com.cetoex.node;

/** Stored bytes are not what was written; nothing may be made of them. */
final class RecordingDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordingDamaged(String message) {
        super(message);
    }

    RecordingDamaged(String message, Throwable cause) {
        super(message, cause);
    }
}
