/** The program: command line, configuration, wiring, and the one-process default. */
@NullMarked
package com.cetoex.server;

import org.jspecify.annotations.NullMarked;
