package com.cetoex.benchmarks.rest;

/** What one connection says: the next request, which may depend on the answer before. */
public interface Conversation {
    /** Whether there is a next request. */
    default boolean hasNext() {
        return true;
    }

    /** The bytes of the next request. */
    byte[] nextRequest();

    /** Takes the answer to it; only the given part of the array is the body. */
    void onAnswer(byte[] bytes, int bodyOffset, int bodyLength);
}
