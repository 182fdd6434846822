package com.cetoex.reference;

import java.util.List;

/** An exchange under test: the engine behind its wire format, or the naive one. */
public interface Venue {
    /**
     * Applies one command.
     *
     * @return every event of it, in order
     */
    List<Fact> apply(long timeMillis, Command command);
}
