package com.cetoex.gateway.link;

import com.cetoex.protocol.EventBatchHandler;
import org.agrona.DirectBuffer;

/**
 * A gateway's connection to the exchange, which comes up by itself, again and again: commands go
 * in, live events come out. In the product it is a session of the cluster; the simulation has a
 * virtual one. One thread; no call waits for long.
 */
public interface ExchangeSession extends AutoCloseable {
    /** Makes the connection, not open yet, that brings live events to a handler. */
    @FunctionalInterface
    interface Source {
        /** Makes it. */
        ExchangeSession to(EventBatchHandler liveEvents);
    }

    /** Tells whether commands may be offered. */
    boolean isOpen();

    /**
     * Hands on what came, and does the next step towards what is not there yet.
     *
     * @return how much was done; 0 when there was nothing to do
     */
    int poll(long nowNanos, int fragmentLimit);

    /**
     * Offers one command.
     *
     * @return false when it was not taken and may be offered again
     */
    boolean offer(DirectBuffer command, int length);

    /** Ends the session; a new one is opened soon, which makes the exchange publish an image. */
    void abandonSession(long nowNanos);

    @Override
    void close();
}
