package com.cetoex.engine.model;

import com.cetoex.reference.Command;
import com.cetoex.reference.Fact;
import com.cetoex.reference.Venue;
import java.util.List;

/** The engine, made anew of its own snapshot before every command. */
public final class RestartedVenue implements Venue {
    private EngineVenue engine = new EngineVenue();

    @Override
    public List<Fact> apply(long timeMillis, Command command) {
        engine = new EngineVenue(engine.snapshot(), engine);
        return engine.apply(timeMillis, command);
    }
}
