package com.cetoex.gateway.http;

import io.netty.buffer.ByteBuf;

/**
 * Looks over the bytes of a request's head before they are parsed: every line must end in CR LF, no
 * line may continue the one before, and no control character may stand anywhere.
 *
 * <p>Bytes are looked at once, however they arrive. One thread.
 */
final class HeadScan {
    private int ahead;
    private byte previous;
    private boolean isLineEmpty;
    private boolean hasEnded;

    /** Begins with the first byte of a request line. */
    void restart() {
        ahead = 0;
        previous = 0;
        isLineEmpty = true;
        hasEnded = false;
    }

    /** Tells that the parser has read on, so that the buffer begins later. */
    void consumed(int bytes) {
        ahead = Math.max(0, ahead - bytes);
    }

    /** Looks at what is new in the buffer, up to the end of the head. */
    boolean isStrict(ByteBuf in) {
        int end = in.writerIndex();
        for (int i = in.readerIndex() + ahead; i < end && !hasEnded; i++) {
            if (!isStrict(in.getByte(i))) {
                return false;
            }
            ahead++;
        }
        return true;
    }

    private boolean isStrict(byte b) {
        if (previous == '\r') {
            if (b != '\n') {
                return false;
            }
            hasEnded = isLineEmpty;
            isLineEmpty = true;
        } else if (b != '\r') {
            boolean isFold = previous == '\n' && (b == ' ' || b == '\t');
            boolean isControl = (b >= 0 && b < ' ' && b != '\t') || b == 0x7F;
            if (isFold || isControl) {
                return false;
            }
            isLineEmpty = false;
        }
        previous = b;
        return true;
    }
}
