package com.cetoex.benchmarks.apply;

import org.agrona.DirectBuffer;

/** Takes encoded commands, one at a time; the buffer is the caller's again afterwards. */
@FunctionalInterface
public interface CommandSink {
    /** Takes the command that lies at an offset, header included. */
    void onCommand(DirectBuffer buffer, int offset, int length);
}
