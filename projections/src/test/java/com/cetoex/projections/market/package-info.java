/**
 * A small exchange of plain lists that tells its story in events: what the views are held against.
 */
@NullMarked
package com.cetoex.projections.market;

import org.jspecify.annotations.NullMarked;
