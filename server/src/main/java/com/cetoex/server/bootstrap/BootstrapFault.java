package com.cetoex.server.bootstrap;

/** A bootstrap that cannot be applied; the message is a sentence that names the entry. */
public final class BootstrapFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BootstrapFault(String message) {
        super(message);
    }
}
