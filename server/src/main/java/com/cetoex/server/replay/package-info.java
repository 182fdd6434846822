/**
 * Replays recorded order flow against a running exchange, and compares every fill and every book.
 */
@NullMarked
package com.cetoex.server.replay;

import org.jspecify.annotations.NullMarked;
