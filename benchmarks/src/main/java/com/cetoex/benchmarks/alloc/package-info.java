/** What book and engine allocate per operation, as JMH's gc profiler tells it. */
@NullMarked
package com.cetoex.benchmarks.alloc;

import org.jspecify.annotations.NullMarked;
