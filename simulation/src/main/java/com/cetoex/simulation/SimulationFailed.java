package com.cetoex.simulation;

/** A rule does not hold in a run; the message says which. */
public final class SimulationFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    SimulationFailed(String message) {
        super(message);
    }

    SimulationFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Ends the run unless two things are equal. */
    static void check(String what, Object expected, Object was) {
        if (!expected.equals(was)) {
            throw new SimulationFailed("expected %s, %s, was %s".formatted(what, expected, was));
        }
    }
}
