package com.cetoex.protocol;

/** Bytes are no batch of events that this version can read; nothing may be made of them. */
public final class BatchDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BatchDamaged(String what, String expected, int actual) {
        super("no batch of events: expected " + what + " " + expected + ", was " + actual);
    }
}
