/** Starts, idleness, memory, and the pause that a snapshot makes. */
@NullMarked
package com.cetoex.benchmarks.pauses;

import org.jspecify.annotations.NullMarked;
