package com.cetoex.simulation.lab;

/** How long the laboratory works. */
enum Effort {
    /** About a minute, for every build. */
    SHORT,
    /** A few minutes. */
    USUAL,
    /** About half an hour, for the figures of the reliability page. */
    LONG
}
