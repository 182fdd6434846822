/** The seeded order stream that every figure of a book or of the engine is taken on. */
@NullMarked
package com.cetoex.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
