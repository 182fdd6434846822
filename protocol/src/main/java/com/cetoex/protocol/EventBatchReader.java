package com.cetoex.protocol;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.BatchEnd;
import com.cetoex.protocol.sbe.EventBatchDecoder;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the entries of one {@code EventBatch} message.
 *
 * <pre>{@code
 * reader.wrap(buffer, offset, length);
 * while (reader.next()) {
 *     switch (reader.templateId()) {
 *         case OrderRestedDecoder.TEMPLATE_ID ->
 *             rested.wrap(reader.buffer(), reader.bodyOffset(), reader.blockLength(), reader.version());
 *         default -> {}
 *     }
 * }
 * }</pre>
 *
 * <p>A flyweight: one thread, no allocation, valid as long as the wrapped bytes are.
 */
public final class EventBatchReader {
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventBatchDecoder head = new EventBatchDecoder();
    private int nextEntry;
    private int entriesLeft;
    private int index;
    private int bodyOffset;
    private int entryLength;

    /**
     * Stands in front of the first entry of a batch.
     *
     * @throws IllegalArgumentException when the bytes hold no EventBatch message
     */
    public EventBatchReader wrap(DirectBuffer source, int offset, int length) {
        buffer.wrap(source, offset, length);
        header.wrap(buffer, 0);
        if (header.templateId() != EventBatchDecoder.TEMPLATE_ID) {
            throw new IllegalArgumentException(
                    "expected template "
                            + EventBatchDecoder.TEMPLATE_ID
                            + ", was "
                            + header.templateId());
        }
        head.wrap(
                buffer,
                MessageHeaderDecoder.ENCODED_LENGTH,
                header.blockLength(),
                header.version());
        nextEntry = MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
        entriesLeft = head.eventCount();
        index = head.firstIndex() - 1;
        return this;
    }

    /** Sequence of the batch's first entry; for an image one more than the last event in it. */
    public long firstSequence() {
        return head.firstSequence();
    }

    /** Sequence of the batch's last entry. */
    public long lastSequence() {
        return head.firstSequence() + head.eventCount() - 1;
    }

    /** Position of the command in the log. */
    public long logPosition() {
        return head.logPosition();
    }

    /** The log's time of the command, in milliseconds since the epoch. */
    public long timeMillis() {
        return head.timeMillis();
    }

    /** The gateway that sent the command. */
    public long gatewayId() {
        return head.gatewayId();
    }

    /** That gateway's number of the command. */
    public long correlationId() {
        return head.correlationId();
    }

    /** Entries in this batch. */
    public int eventCount() {
        return head.eventCount();
    }

    /** Tells whether the command's events end with this batch. */
    public boolean isLast() {
        return head.end() == BatchEnd.LAST;
    }

    /** Tells whether the entries are snapshot records that replace all that was known. */
    public boolean isImage() {
        return head.content() == BatchContent.IMAGE;
    }

    /** Steps to the next entry; false when there is none. */
    public boolean next() {
        if (entriesLeft == 0) {
            return false;
        }
        entriesLeft--;
        index++;
        entryLength = buffer.getInt(nextEntry, LITTLE_ENDIAN);
        int entryOffset = nextEntry + Integer.BYTES;
        header.wrap(buffer, entryOffset);
        bodyOffset = entryOffset + MessageHeaderDecoder.ENCODED_LENGTH;
        nextEntry = entryOffset + entryLength;
        return true;
    }

    /** What the entry's decoder wraps. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Template of the entry. */
    public int templateId() {
        return header.templateId();
    }

    /** Where the entry's block begins, for its decoder. */
    public int bodyOffset() {
        return bodyOffset;
    }

    /** Length of the entry's block as written, for its decoder. */
    public int blockLength() {
        return header.blockLength();
    }

    /** Schema version of the entry, for its decoder. */
    public int version() {
        return header.version();
    }

    /** Where the entry's own header begins. */
    public int entryOffset() {
        return bodyOffset - MessageHeaderDecoder.ENCODED_LENGTH;
    }

    /** Bytes of the entry with its header. */
    public int entryLength() {
        return entryLength;
    }

    /** Sequence of the entry. */
    public long sequence() {
        return head.firstSequence() + index - head.firstIndex();
    }

    /** Index of the entry among its command's events, from 0. */
    public int index() {
        return index;
    }
}
