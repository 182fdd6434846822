/** How cost grows with resting orders, markets, investors, and the length of the history. */
@NullMarked
package com.cetoex.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
