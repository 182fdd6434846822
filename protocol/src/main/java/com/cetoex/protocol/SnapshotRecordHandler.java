package com.cetoex.protocol;

import org.agrona.DirectBuffer;

/** Takes the records of a snapshot, from SnapshotHeader to SnapshotFooter. */
@FunctionalInterface
public interface SnapshotRecordHandler {
    /**
     * Takes one record. The bytes are valid during the call only.
     *
     * @param buffer holds one message with its header
     * @param offset of the message's header
     * @param length of header and message together, in bytes
     */
    void onRecord(DirectBuffer buffer, int offset, int length);
}
