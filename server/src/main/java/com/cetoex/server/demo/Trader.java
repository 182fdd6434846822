package com.cetoex.server.demo;

/**
 * A simulated trader: acts once a step, through the same API as everyone, and draws all it decides
 * from its own generator.
 */
interface Trader {
    /** Does what it wants in a step; refusals by the exchange pass through. */
    void act(long step);
}
