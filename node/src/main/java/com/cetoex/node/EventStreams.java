package com.cetoex.node;

import static com.cetoex.protocol.ProtocolLimits.MAX_BATCH_LENGTH;
import static io.aeron.logbuffer.FrameDescriptor.FRAME_ALIGNMENT;
import static io.aeron.protocol.DataHeaderFlyweight.HEADER_LENGTH;

import org.agrona.BitUtil;

/** The channels of the two event streams, and the lengths that both their ends agree on. */
final class EventStreams {
    static final int LIVE_STREAM_ID = 1001;
    static final int RECORDED_STREAM_ID = 1002;
    static final int REPLAY_STREAM_ID = 1003;

    /** Every batch travels in one frame, so that a recording can be cut at any of them. */
    private static final int MTU_LENGTH =
            BitUtil.align(MAX_BATCH_LENGTH + HEADER_LENGTH, FRAME_ALIGNMENT);

    /** A reader may fall behind by half of this, some 5,000 orders, before the engine waits. */
    private static final int TERM_LENGTH = 4 * 1024 * 1024;

    static final String LIVE_CHANNEL =
            "aeron:ipc?alias=live-events|term-length=" + TERM_LENGTH + "|mtu=" + MTU_LENGTH;

    /** Says nothing of lengths: those of a recording that goes on are the recording's. */
    static final String RECORDED_CHANNEL = "aeron:ipc?alias=recorded-events";

    static final String NEW_RECORDED_CHANNEL =
            RECORDED_CHANNEL + "|term-length=" + TERM_LENGTH + "|mtu=" + MTU_LENGTH;

    static final String REPLAY_CHANNEL = "aeron:ipc?alias=event-replay";

    private EventStreams() {}
}
