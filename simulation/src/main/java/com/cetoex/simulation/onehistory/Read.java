package com.cetoex.simulation.onehistory;

/**
 * A read of one client: when it was called, when it returned, and what was shown.
 *
 * @param shown in the words of {@link Shown}
 */
public record Read(
        long investorId, Question question, long callNanos, long returnNanos, String shown) {}
