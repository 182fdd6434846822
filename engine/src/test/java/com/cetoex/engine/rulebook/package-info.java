/** The rule book: every chapter a file of tests, every rule a script and its complete outcome. */
@NullMarked
package com.cetoex.engine.rulebook;

import org.jspecify.annotations.NullMarked;
