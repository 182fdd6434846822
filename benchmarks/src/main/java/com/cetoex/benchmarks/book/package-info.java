/** The order book alone: no accounts, no events, no bytes. */
@NullMarked
package com.cetoex.benchmarks.book;

import org.jspecify.annotations.NullMarked;
