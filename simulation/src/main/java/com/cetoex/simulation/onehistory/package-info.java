/**
 * Judges whether all that concurrent clients of a real exchange were told fits one order of their
 * requests: clients that write everything down, what the exchange recorded, and the naive exchange.
 */
@NullMarked
package com.cetoex.simulation.onehistory;

import org.jspecify.annotations.NullMarked;
