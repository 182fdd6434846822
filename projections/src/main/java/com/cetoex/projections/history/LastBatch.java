package com.cetoex.projections.history;

import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/** The bytes of the last batch taken, and where it begins: what proves a position later. */
final class LastBatch {
    private final CRC32C crc = new CRC32C();
    private byte[] bytes = new byte[1024];
    private int length;
    private long position;

    void take(long batchPosition, DirectBuffer buffer, int offset, int batchLength) {
        if (bytes.length < batchLength) {
            bytes = new byte[2 * batchLength];
        }
        buffer.getBytes(offset, bytes, 0, batchLength);
        length = batchLength;
        position = batchPosition;
    }

    long position() {
        return position;
    }

    long checksum() {
        crc.reset();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
