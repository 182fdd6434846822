package com.cetoex.simulation;

import com.cetoex.protocol.EventBatchReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The recorded events of one member: each once, and not forced to disk but before a snapshot. What
 * a crash takes of its end, the log makes again.
 */
final class Recording {
    /** A batch, and the sequence of its last event. */
    private static final class Frame {
        final byte[] bytes;
        final long lastSequence;

        Frame(byte[] bytes, long lastSequence) {
            this.bytes = bytes;
            this.lastSequence = lastSequence;
        }
    }

    private final List<Frame> frames = new ArrayList<>();
    private int forced;

    /** Frames recorded, which is the position behind the last. */
    int position() {
        return frames.size();
    }

    byte[] frame(int position) {
        return frames.get(position).bytes;
    }

    long lastSequence() {
        return frames.isEmpty() ? 0 : frames.getLast().lastSequence;
    }

    /** Records a batch, unless it is recorded already. */
    void record(EventBatchReader batch, byte[] bytes) {
        if (batch.lastSequence() <= lastSequence()) {
            return;
        }
        SimulationFailed.check(
                "the recorded events to go on", lastSequence() + 1, batch.firstSequence());
        frames.add(new Frame(bytes, batch.lastSequence()));
    }

    void force() {
        forced = frames.size();
    }

    /** Loses some of what is not forced. */
    void crash(Chance chance) {
        int kept = chance.between(forced, frames.size());
        frames.subList(kept, frames.size()).clear();
        forced = kept;
    }
}
