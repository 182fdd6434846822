package com.cetoex.server.exchange;

import com.cetoex.node.RecordedEvents;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * What the history follows.
 *
 * @param open opens the recorded events from a position on
 * @param isComplete tells whether all of the log is applied, so that every event ever is recorded
 * @param release is told of positions before which the history needs nothing any more
 */
record RecordedStream(
        LongFunction<RecordedEvents> open, BooleanSupplier isComplete, LongConsumer release) {}
