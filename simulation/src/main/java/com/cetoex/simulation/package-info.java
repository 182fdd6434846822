/** Seeded runs of the whole system with faults, the reference model, and replays. */
@NullMarked
package com.cetoex.simulation;

import org.jspecify.annotations.NullMarked;
