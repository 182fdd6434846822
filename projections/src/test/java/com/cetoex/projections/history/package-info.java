/** Chapters on the SQL history. */
@NullMarked
package com.cetoex.projections.history;

import org.jspecify.annotations.NullMarked;
