/** The command {@code cetoex history}: makes the SQL history again. */
@NullMarked
package com.cetoex.server.history;

import org.jspecify.annotations.NullMarked;
