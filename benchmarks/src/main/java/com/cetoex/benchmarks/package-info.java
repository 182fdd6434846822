/** Measurements of the book, the engine and the whole exchange; see docs/performance/. */
@NullMarked
package com.cetoex.benchmarks;

import org.jspecify.annotations.NullMarked;
