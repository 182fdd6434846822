package com.cetoex.engine.model;

import com.cetoex.engine.Engine;
import java.util.List;

/** The engine as the node uses it: commands in as bytes, events out as bytes. */
public final class EngineVenue implements Venue {
    private static final long GATEWAY_ID = 7;

    /** Log positions are aligned so; no two commands share one. */
    private static final int POSITION_STEP = 32;

    private final CommandEncoder encoder = new CommandEncoder();
    private final FactRecorder recorder;
    private final Engine engine;
    private long logPosition;
    private long correlationId;

    /** Opens an empty exchange. */
    public EngineVenue() {
        recorder = new FactRecorder(0);
        engine = new Engine(recorder);
    }

    /** The engine itself, for its snapshot. */
    public Engine engine() {
        return engine;
    }

    @Override
    public List<Fact> apply(long timeMillis, Command command) {
        logPosition += POSITION_STEP;
        correlationId++;
        int length = encoder.encode(GATEWAY_ID, correlationId, command);
        recorder.expect(logPosition, timeMillis, GATEWAY_ID, correlationId);
        engine.apply(timeMillis, logPosition, encoder.buffer(), 0, length);
        return recorder.facts();
    }
}
