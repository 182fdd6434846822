package com.cetoex.engine.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An input of the fuzzer that stands for several byte strings: each behind its length in two. */
final class Chunks {
    private Chunks() {}

    /** Takes an input apart; a last part that is shorter than it says is taken as it is. */
    static List<byte[]> of(byte[] input) {
        List<byte[]> chunks = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(input);
        while (rest.remaining() >= Short.BYTES) {
            int length = Short.toUnsignedInt(rest.getShort());
            byte[] chunk = new byte[Math.min(length, rest.remaining())];
            rest.get(chunk);
            chunks.add(chunk);
        }
        return chunks;
    }

    /** The input that stands for these. */
    static byte[] join(List<byte[]> chunks) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            input.write(chunk.length >> Byte.SIZE);
            input.write(chunk.length);
            input.writeBytes(chunk);
        }
        return input.toByteArray();
    }
}
