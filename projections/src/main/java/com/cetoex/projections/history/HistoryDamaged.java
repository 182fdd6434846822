package com.cetoex.projections.history;

import org.jspecify.annotations.Nullable;

/**
 * The history's database contradicts the event stream, is corrupt, or is of another version; trying
 * again does not help, but dropping it does: it is made again from the recorded stream.
 */
public final class HistoryDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
