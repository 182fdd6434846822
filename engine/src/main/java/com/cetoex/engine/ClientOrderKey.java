package com.cetoex.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A client order id as five words: the 36 bytes of the schema's type ClientOrderId. A scratch
 * value, reused by its owner.
 */
final class ClientOrderKey {
    long word0;
    long word1;
    long word2;
    long word3;
    int word4;

    void read(DirectBuffer buffer, int offset) {
        word0 = buffer.getLong(offset, LITTLE_ENDIAN);
        word1 = buffer.getLong(offset + 8, LITTLE_ENDIAN);
        word2 = buffer.getLong(offset + 16, LITTLE_ENDIAN);
        word3 = buffer.getLong(offset + 24, LITTLE_ENDIAN);
        word4 = buffer.getInt(offset + 32, LITTLE_ENDIAN);
    }

    void write(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, word0, LITTLE_ENDIAN);
        buffer.putLong(offset + 8, word1, LITTLE_ENDIAN);
        buffer.putLong(offset + 16, word2, LITTLE_ENDIAN);
        buffer.putLong(offset + 24, word3, LITTLE_ENDIAN);
        buffer.putInt(offset + 32, word4, LITTLE_ENDIAN);
    }

    void clear() {
        word0 = 0;
        word1 = 0;
        word2 = 0;
        word3 = 0;
        word4 = 0;
    }

    /** Tells whether the client gave none. */
    boolean isEmpty() {
        return word0 == 0;
    }

    /** A hash of the id and whose it is; equal ids of an investor hash alike, nothing more. */
    long hash(int investor) {
        long hash = mix(word0 ^ investor * 0x9E37_79B9_7F4A_7C15L);
        hash = mix(hash ^ word1);
        hash = mix(hash ^ word2);
        hash = mix(hash ^ word3);
        return mix(hash ^ word4);
    }

    /** The finisher of SplitMix64: every input bit reaches every output bit. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
