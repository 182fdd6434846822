package com.cetoex.engine;

import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/** The hash of a snapshot: CRC-32C chained over its records, and their number. */
final class SnapshotHash {
    private static final int LONGEST_RECORD = 1024;

    private final CRC32C crc = new CRC32C();
    private final byte[] bytes = new byte[LONGEST_RECORD];
    private long recordCount;

    void add(DirectBuffer buffer, int offset, int length) {
        if (length > LONGEST_RECORD) {
            throw new SnapshotDamaged(
                    "expected a record of at most " + LONGEST_RECORD + " bytes, was " + length);
        }
        buffer.getBytes(offset, bytes, 0, length);
        crc.update(bytes, 0, length);
        recordCount++;
    }

    long recordCount() {
        return recordCount;
    }

    /** The schema's stateHash. */
    long value() {
        return recordCount << 32 | crc.getValue();
    }
}
