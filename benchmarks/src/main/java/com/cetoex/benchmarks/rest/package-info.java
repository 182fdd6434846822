/** The whole exchange over HTTP, beside a bare handler of the same server library. */
@NullMarked
package com.cetoex.benchmarks.rest;

import org.jspecify.annotations.NullMarked;
