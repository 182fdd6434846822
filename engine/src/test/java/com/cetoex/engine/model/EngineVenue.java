package com.cetoex.engine.model;

import com.cetoex.engine.Engine;
import com.cetoex.reference.Command;
import com.cetoex.reference.Fact;
import com.cetoex.reference.Venue;
import java.util.List;

/** The engine as the node uses it: commands in as bytes, events out as bytes. */
public final class EngineVenue implements Venue {
    private static final long GATEWAY_ID = 7;

    /** Log positions are aligned so; no two commands share one. */
    private static final int POSITION_STEP = 32;

    private final CommandEncoder encoder = new CommandEncoder();
    private final FactRecorder recorder;
    private final Engine engine;
    private long clockMillis;
    private long logPosition;
    private long correlationId;

    /** Opens an empty exchange. */
    public EngineVenue() {
        recorder = new FactRecorder(0);
        engine = new Engine(recorder);
    }

    /** Opens the exchange that a snapshot of another holds, where that one stands in the log. */
    public EngineVenue(SnapshotBytes snapshot, EngineVenue other) {
        recorder = new FactRecorder(other.recorder.lastSequence());
        engine = snapshot.load(recorder);
        clockMillis = other.clockMillis;
        logPosition = other.logPosition;
        correlationId = other.correlationId;
    }

    /** Takes a snapshot. */
    public SnapshotBytes snapshot() {
        return SnapshotBytes.of(engine);
    }

    /** The engine itself. */
    public Engine engine() {
        return engine;
    }

    @Override
    public List<Fact> apply(long timeMillis, Command command) {
        logPosition += POSITION_STEP;
        correlationId++;
        int length = encoder.encode(GATEWAY_ID, correlationId, command);
        clockMillis = Math.max(clockMillis, timeMillis);
        recorder.expect(logPosition, clockMillis, GATEWAY_ID, correlationId);
        engine.apply(timeMillis, logPosition, encoder.buffer(), 0, length);
        return recorder.facts();
    }
}
