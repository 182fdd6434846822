package com.cetoex.projections.market;

import com.cetoex.protocol.EventBatchWriter;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;

/** Makes entries of the batch in hand: their headers, and empty bodies to be filled. */
final class ToyEntries {
    private final EventBatchWriter writer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    ToyEntries(EventBatchWriter writer) {
        this.writer = writer;
    }

    MutableDirectBuffer buffer() {
        return writer.buffer();
    }

    /** Makes room for one entry and writes its header; tells where its body begins. */
    int claim(int templateId, int blockLength) {
        int offset = writer.claim(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
        header.wrap(writer.buffer(), offset)
                .blockLength(blockLength)
                .templateId(templateId)
                .schemaId(MessageHeaderEncoder.SCHEMA_ID)
                .version(MessageHeaderEncoder.SCHEMA_VERSION);
        int body = offset + MessageHeaderEncoder.ENCODED_LENGTH;
        writer.buffer().setMemory(body, blockLength, (byte) 0);
        return body;
    }

    /** A salt or a hash: one byte, many times. */
    static byte[] key(int length, int keyByte) {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) keyByte);
        return key;
    }
}
