package com.cetoex.protocol;

import org.agrona.DirectBuffer;

/** Takes the events of commands, batch by batch, in the order of their sequence. */
@FunctionalInterface
public interface EventBatchHandler {
    /**
     * Takes one batch. The bytes are valid during the call only.
     *
     * @param buffer holds an EventBatch message, with its header, and its entries behind it
     * @param offset of the message's header
     * @param length of message and entries together, in bytes
     */
    void onBatch(DirectBuffer buffer, int offset, int length);
}
