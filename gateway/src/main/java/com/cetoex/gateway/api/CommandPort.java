package com.cetoex.gateway.api;

import com.cetoex.gateway.link.OutcomeHandler;
import org.agrona.DirectBuffer;

/** Where commands leave the gateway: the link to the exchange. */
@FunctionalInterface
public interface CommandPort {
    /**
     * Sends a command, from any thread; the handler hears of its outcome exactly once.
     *
     * @param buffer holds one command with its header; copied before this returns
     * @param offset of the command's header
     * @param length of header and command together, in bytes
     */
    void submit(DirectBuffer buffer, int offset, int length, OutcomeHandler handler);
}
