package com.cetoex.node;

import java.io.IOException;

/** The disk refused to keep something. */
public final class StorageFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageFailed(String message, IOException cause) {
        super(message + ": " + cause, cause);
    }
}
