package com.cetoex.engine;

import org.jspecify.annotations.Nullable;

/** A snapshot is not what was written; no state may be served from it. */
public final class SnapshotDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SnapshotDamaged(String message) {
        super(message);
    }

    SnapshotDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
