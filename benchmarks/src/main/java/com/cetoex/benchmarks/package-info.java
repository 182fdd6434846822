/** JMH benchmarks and load, whose results stand in docs/performance/. */
@NullMarked
package com.cetoex.benchmarks;

import org.jspecify.annotations.NullMarked;
