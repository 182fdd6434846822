/** Servers that are measured as processes of their own. */
@NullMarked
package com.cetoex.benchmarks.process;

import org.jspecify.annotations.NullMarked;
