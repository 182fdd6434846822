package com.cetoex.benchmarks.rest;

import java.util.List;

/** The same requests again and again, whatever the answers. */
final class Replayed implements Conversation {
    private final List<byte[]> requests;
    private int next;

    Replayed(List<byte[]> requests) {
        this.requests = requests;
    }

    @Override
    public byte[] nextRequest() {
        byte[] request = requests.get(next);
        next = (next + 1) % requests.size();
        return request;
    }

    @Override
    public void onAnswer(byte[] bytes, int bodyOffset, int bodyLength) {
        // Every answer is as good as the other.
    }
}
