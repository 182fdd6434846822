/**
 * The fault laboratory: it starts the real program, loads it over HTTP, hurts it, restarts it and
 * proves that nothing acknowledged was lost. It knows the program from outside alone; only to judge
 * a history it reads what was recorded as the node does.
 */
@NullMarked
package com.cetoex.simulation.lab;

import org.jspecify.annotations.NullMarked;
