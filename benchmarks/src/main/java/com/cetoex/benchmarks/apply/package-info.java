/** The whole engine: encoded commands in, encoded events out. */
@NullMarked
package com.cetoex.benchmarks.apply;

import org.jspecify.annotations.NullMarked;
