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
 * <p>Nothing is read outside the wrapped bytes, whatever they are: a batch's head is checked when
 * it is wrapped, an entry's when it is stepped to. A flyweight: one thread, no allocation, valid as
 * long as the wrapped bytes are.
 */
public final class EventBatchReader {
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    /** Of the head's block in the first version; what later ones add stands behind it. */
    private static final int LEAST_BLOCK_LENGTH =
            EventBatchDecoder.contentEncodingOffset() + EventBatchDecoder.contentEncodingLength();

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
     * @throws BatchDamaged when the bytes do not begin with the head of an EventBatch message that
     *     this version can read
     */
    public EventBatchReader wrap(DirectBuffer source, int offset, int length) {
        requireLength("a batch", HEADER_LENGTH + LEAST_BLOCK_LENGTH, length);
        buffer.wrap(source, offset, length);
        wrapHeader(0);
        if (header.templateId() != EventBatchDecoder.TEMPLATE_ID) {
            throw new BatchDamaged(
                    "template",
                    Integer.toString(EventBatchDecoder.TEMPLATE_ID),
                    header.templateId());
        }
        requireLength("a block", LEAST_BLOCK_LENGTH, header.blockLength());
        requireLength("a batch", HEADER_LENGTH + header.blockLength(), length);
        head.wrap(buffer, HEADER_LENGTH, header.blockLength(), header.version());
        checkHead();
        rewind();
        return this;
    }

    private void wrapHeader(int offset) {
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new BatchDamaged(
                    "schema", Integer.toString(MessageHeaderDecoder.SCHEMA_ID), header.schemaId());
        }
        if (header.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
            throw new BatchDamaged(
                    "version", "up to " + MessageHeaderDecoder.SCHEMA_VERSION, header.version());
        }
    }

    private void checkHead() {
        if (head.eventCount() < 0) {
            throw new BatchDamaged("number of entries", "0 or more", head.eventCount());
        }
        if (head.firstIndex() < 0) {
            throw new BatchDamaged("first index", "0 or more", head.firstIndex());
        }
        if (head.endRaw() > BatchEnd.LAST.value()) {
            throw new BatchDamaged("end", "up to " + BatchEnd.LAST.value(), head.endRaw());
        }
        if (head.contentRaw() > BatchContent.IMAGE.value()) {
            throw new BatchDamaged(
                    "content", "up to " + BatchContent.IMAGE.value(), head.contentRaw());
        }
    }

    private static void requireLength(String what, int least, int length) {
        if (length < least) {
            throw new BatchDamaged("length of " + what, "at least " + least, length);
        }
    }

    private void rewind() {
        nextEntry = head.limit();
        entriesLeft = head.eventCount();
        index = head.firstIndex() - 1;
    }

    /**
     * Looks at all entries, and stands in front of the first again: for what comes from a file,
     * where only events are recorded.
     *
     * @throws BatchDamaged when it is an image, or the entries are not as many as the head says,
     *     each whole, with nothing behind them
     */
    public EventBatchReader requireEvents() {
        if (isImage()) {
            throw new BatchDamaged(
                    "content", BatchContent.EVENTS.toString(), BatchContent.IMAGE.value());
        }
        rewind();
        while (next()) {
            // To step to an entry is to check it.
        }
        if (nextEntry != buffer.capacity()) {
            throw new BatchDamaged(
                    "length of a batch", Integer.toString(nextEntry), buffer.capacity());
        }
        rewind();
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

    /**
     * Steps to the next entry; false when there is none.
     *
     * @throws BatchDamaged when it does not lie within the batch
     */
    public boolean next() {
        if (entriesLeft == 0) {
            return false;
        }
        int room = buffer.capacity() - nextEntry - Integer.BYTES;
        requireLength("what is left of a batch", HEADER_LENGTH, room);
        int length = buffer.getInt(nextEntry, LITTLE_ENDIAN);
        if (length > room) {
            throw new BatchDamaged("length of an entry", "at most " + room, length);
        }
        int entryOffset = nextEntry + Integer.BYTES;
        requireLength("an entry", HEADER_LENGTH, length);
        wrapHeader(entryOffset);
        requireLength("an entry", HEADER_LENGTH + header.blockLength(), length);
        entriesLeft--;
        index++;
        entryLength = length;
        bodyOffset = entryOffset + HEADER_LENGTH;
        nextEntry = entryOffset + length;
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
        return bodyOffset - HEADER_LENGTH;
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
