/** Seeded runs of engine, views and history together, with the faults of processes in them. */
@NullMarked
package com.cetoex.simulation;

import org.jspecify.annotations.NullMarked;
