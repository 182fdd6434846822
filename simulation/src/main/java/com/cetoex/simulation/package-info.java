/** Seeded runs of the whole exchange in one thread, with the faults of machines and networks. */
@NullMarked
package com.cetoex.simulation;

import org.jspecify.annotations.NullMarked;
