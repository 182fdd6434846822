/** The demo: a live market with simulated traders, in one process. */
@NullMarked
package com.cetoex.server.demo;

import org.jspecify.annotations.NullMarked;
