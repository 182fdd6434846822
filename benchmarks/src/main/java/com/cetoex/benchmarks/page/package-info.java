/** Pages and plots made of kept results. */
@NullMarked
package com.cetoex.benchmarks.page;

import org.jspecify.annotations.NullMarked;
