/** The command {@code cetoex start}. */
@NullMarked
package com.cetoex.server.start;

import org.jspecify.annotations.NullMarked;
