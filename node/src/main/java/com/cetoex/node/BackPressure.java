package com.cetoex.node;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/**
 * Offers to a publication whose reader may be slow: waits for it, but not for ever.
 *
 * <p>A node that waits serves nobody. After {@link #LIMIT_NANOS} it is better dead, since its
 * supervisor can start it again.
 */
final class BackPressure {
    /** Longer than a disk that stalls, or a machine that is paused, was ever seen to take here. */
    static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final IdleStrategy idleStrategy;

    BackPressure(IdleStrategy idleStrategy) {
        this.idleStrategy = idleStrategy;
    }

    /**
     * Offers until the message is taken.
     *
     * @throws IllegalStateException when the reader is gone, or too slow
     */
    void offer(ExclusivePublication publication, DirectBuffer buffer, int offset, int length) {
        if (!offerWhileConnected(publication, buffer, offset, length)) {
            throw new IllegalStateException("nobody reads " + publication.channel());
        }
    }

    /**
     * Offers until the message is taken or nobody reads any more.
     *
     * @return false when nobody reads, and the message is lost
     * @throws IllegalStateException when the reader is too slow
     */
    boolean offerWhileConnected(
            ExclusivePublication publication, DirectBuffer buffer, int offset, int length) {
        long result = publication.offer(buffer, offset, length);
        return result > 0 || keepOffering(publication, buffer, offset, length, result);
    }

    private boolean keepOffering(
            ExclusivePublication publication,
            DirectBuffer buffer,
            int offset,
            int length,
            long firstResult) {
        long deadlineNanos = System.nanoTime() + LIMIT_NANOS;
        long result = firstResult;
        idleStrategy.reset();
        while (result <= 0) {
            if (result == Publication.NOT_CONNECTED) {
                return false;
            }
            if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                throw new IllegalStateException(
                        publication.channel() + " ended: " + Publication.errorString(result));
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new IllegalStateException(
                        "the reader of "
                                + publication.channel()
                                + " took nothing for "
                                + TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS)
                                + " s");
            }
            idleStrategy.idle();
            result = publication.offer(buffer, offset, length);
        }
        return true;
    }
}
