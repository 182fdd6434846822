package com.cetoex.protocol;

import static com.cetoex.protocol.ProtocolLimits.MAX_BATCH_LENGTH;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.BatchEnd;
import com.cetoex.protocol.sbe.EventBatchEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gathers the events of one command and hands them on as {@code EventBatch} messages.
 *
 * <p>Entries are encoded in place: {@link #claim} gives the offset in {@link #buffer} at which the
 * caller wraps its encoder. A command with more events than {@link ProtocolLimits#MAX_BATCH_LENGTH}
 * holds is told in several batches, of which only the last says so. One thread; no allocation.
 */
public final class EventBatchWriter {
    /** Bytes of the batch's own header and block, in front of the entries. */
    public static final int HEAD_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + EventBatchEncoder.BLOCK_LENGTH;

    private final EventBatchHandler handler;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_BATCH_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventBatchEncoder head = new EventBatchEncoder();
    private long lastSequence;
    private int position;
    private int eventCount;
    private int firstIndex;
    private int sequencesPerEntry;

    /** Makes a writer whose first entry gets sequence 1. */
    public EventBatchWriter(EventBatchHandler handler) {
        this.handler = handler;
        head.wrapAndApplyHeader(buffer, 0, header);
    }

    /** The sequence of the last entry claimed; 0 before any. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Goes on behind a sequence told earlier, as after a snapshot. */
    public void lastSequence(long sequence) {
        lastSequence = sequence;
    }

    /** Where claimed entries are encoded. */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /** Opens the batch of one command, or of an image, whose entries take no sequence. */
    public void begin(
            long logPosition,
            long timeMillis,
            long gatewayId,
            long correlationId,
            BatchContent content) {
        head.logPosition(logPosition)
                .timeMillis(timeMillis)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .content(content);
        sequencesPerEntry = content == BatchContent.IMAGE ? 0 : 1;
        firstIndex = 0;
        restart();
    }

    /**
     * Makes room for one entry.
     *
     * @param length of the entry's header and block together, in bytes
     * @return the offset at which the entry's header is to be encoded
     */
    public int claim(int length) {
        if (position + Integer.BYTES + length > MAX_BATCH_LENGTH) {
            hand(BatchEnd.MORE_FOLLOWS);
            firstIndex += eventCount;
            restart();
        }
        buffer.putInt(position, length, LITTLE_ENDIAN);
        int offset = position + Integer.BYTES;
        position = offset + length;
        eventCount++;
        lastSequence += sequencesPerEntry;
        return offset;
    }

    /** Hands on the command's last batch. */
    public void end() {
        hand(BatchEnd.LAST);
    }

    private void restart() {
        head.firstSequence(lastSequence + 1).firstIndex(firstIndex);
        position = HEAD_LENGTH;
        eventCount = 0;
    }

    private void hand(BatchEnd end) {
        head.eventCount(eventCount).end(end);
        handler.onBatch(buffer, 0, position);
    }
}
