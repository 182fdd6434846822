package com.cetoex.server.replay;

/** A replay that cannot go on; the message is a sentence for the one who started it. */
public final class ReplayFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayFault(String message) {
        super(message);
    }
}
