/** The memory: live views and SQL history, made of the event stream alone. */
@NullMarked
package com.cetoex.projections;

import org.jspecify.annotations.NullMarked;
