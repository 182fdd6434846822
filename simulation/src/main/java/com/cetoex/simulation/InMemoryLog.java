package com.cetoex.simulation;

import com.cetoex.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The log of commands: what is in it survives every fault. */
final class InMemoryLog {
    /** A command and its time. */
    private static final class Entry {
        final long timeMillis;
        final byte[] command;

        Entry(long timeMillis, byte[] command) {
            this.timeMillis = timeMillis;
            this.command = command;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /** The position of the last command; positions are counted from 1. */
    long lastPosition() {
        return entries.size();
    }

    void append(long timeMillis, DirectBuffer buffer, int length) {
        byte[] command = new byte[length];
        buffer.getBytes(0, command);
        entries.add(new Entry(timeMillis, command));
    }

    /** Gives an engine every command behind the last one that it applied. */
    void replay(Engine engine) {
        for (long position = engine.logPosition() + 1; position <= lastPosition(); position++) {
            Entry entry = entries.get((int) position - 1);
            UnsafeBuffer command = new UnsafeBuffer(entry.command);
            engine.apply(entry.timeMillis, position, command, 0, command.capacity());
        }
    }
}
