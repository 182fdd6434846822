/** The JVM's settings beside each other. */
@NullMarked
package com.cetoex.benchmarks.jvm;

import org.jspecify.annotations.NullMarked;
