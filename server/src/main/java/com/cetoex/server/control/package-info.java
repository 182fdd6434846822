/**
 * The door through which an operator on the same machine asks a running exchange for something: a
 * socket in its data folder.
 */
@NullMarked
package com.cetoex.server.control;

import org.jspecify.annotations.NullMarked;
