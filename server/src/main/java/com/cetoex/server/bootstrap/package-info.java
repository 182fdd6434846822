/**
 * The bootstrap: reads the file that an operator gives an empty folder, and applies it step by
 * step.
 */
@NullMarked
package com.cetoex.server.bootstrap;

import org.jspecify.annotations.NullMarked;
