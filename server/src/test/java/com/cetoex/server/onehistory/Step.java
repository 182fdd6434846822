package com.cetoex.server.onehistory;

import com.cetoex.engine.model.Fact;
import java.util.List;

/** One command as the exchange recorded it: its place among all, its time, and all it told. */
record Step(long timeMillis, long lastSequence, List<Fact> facts) {}
