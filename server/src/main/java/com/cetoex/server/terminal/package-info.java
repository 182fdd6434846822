/** How far a command is, told to the person in front of it. */
@NullMarked
package com.cetoex.server.terminal;

import org.jspecify.annotations.NullMarked;
