package com.cetoex.node;

import com.cetoex.protocol.sbe.CancelOrdersDecoder;
import com.cetoex.protocol.sbe.GroupSizeEncodingDecoder;
import com.cetoex.protocol.sbe.PlaceOrdersDecoder;
import io.aeron.cluster.codecs.MessageHeaderDecoder;
import io.aeron.cluster.codecs.NewLeadershipTermEventDecoder;
import io.aeron.cluster.codecs.SessionMessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Reads the commands of a log's files in their order, and proves that each is whole.
 *
 * <p>What else stands in the log, openings of sessions and terms of leadership, is passed over. One
 * thread.
 */
final class LogMessages implements AutoCloseable {
    private static final int SESSION_HEADER_LENGTH =
            MessageHeaderDecoder.ENCODED_LENGTH + SessionMessageHeaderDecoder.BLOCK_LENGTH;

    private final RecordingReader reader;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SessionMessageHeaderDecoder session = new SessionMessageHeaderDecoder();
    private final com.cetoex.protocol.sbe.MessageHeaderDecoder command =
            new com.cetoex.protocol.sbe.MessageHeaderDecoder();
    private final GroupSizeEncodingDecoder group = new GroupSizeEncodingDecoder();

    LogMessages(StoredRecording log, long fromPosition) {
        reader = new RecordingReader(log, fromPosition);
    }

    /**
     * Steps to the next command; false at the end.
     *
     * @throws RecordingDamaged when what follows is damaged
     */
    boolean next() {
        while (reader.next()) {
            header.wrap(reader.buffer(), reader.offset());
            if (reader.length() < header.encodedLength()
                    || header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
                throw reader.damaged("expected a message of the cluster");
            }
            // Where a message was begun and not finished, a process was killed and another began.
            if (reader.isBehindFragments()
                    && header.templateId() != NewLeadershipTermEventDecoder.TEMPLATE_ID) {
                throw reader.damaged("expected the end of a message, was another");
            }
            if (header.templateId() == SessionMessageHeaderDecoder.TEMPLATE_ID) {
                session.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                checkLength();
                return true;
            }
        }
        return false;
    }

    /** The frame's own length is not under its checksum; but a command tells how long it is. */
    private void checkLength() {
        if (length() < command.encodedLength()) {
            throw reader.damaged("expected a command, was one of " + length() + " bytes");
        }
        int expected = encodedLength();
        if (expected != length()) {
            throw reader.damaged(
                    "expected a command of " + expected + " bytes, was one of " + length());
        }
    }

    private int encodedLength() {
        command.wrap(buffer(), offset());
        int block = command.encodedLength() + command.blockLength();
        return switch (command.templateId()) {
            case PlaceOrdersDecoder.TEMPLATE_ID, CancelOrdersDecoder.TEMPLATE_ID ->
                    block + groupLength(block);
            default -> block;
        };
    }

    /** At least its head's, though the command may end before that. */
    private int groupLength(int block) {
        if (block + group.encodedLength() > length()) {
            return group.encodedLength();
        }
        group.wrap(buffer(), offset() + block);
        return group.encodedLength() + group.numInGroup() * group.blockLength();
    }

    /** Holds the command. */
    DirectBuffer buffer() {
        return reader.buffer();
    }

    int offset() {
        return reader.offset() + SESSION_HEADER_LENGTH;
    }

    int length() {
        return reader.length() - SESSION_HEADER_LENGTH;
    }

    /** The log's time of the command, in milliseconds since the epoch. */
    long timeMillis() {
        return session.timestamp();
    }

    /** Behind the command; at the end, behind the last whole frame. */
    long position() {
        return reader.position();
    }

    /** What the log was read with, standing at the last message or behind it. */
    RecordingReader reader() {
        return reader;
    }

    @Override
    public void close() {
        reader.close();
    }
}
