package com.cetoex.simulation.onehistory;

/**
 * A read of the order book, which carries the sequence of the last event that it shows.
 *
 * @param levels in the words of {@link Told}
 */
public record BookRead(long callNanos, long returnNanos, long sequence, String levels) {}
