/** How figures are taken, summed up and written down. */
@NullMarked
package com.cetoex.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
