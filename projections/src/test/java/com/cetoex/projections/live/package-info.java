/** Chapters on the live views. */
@NullMarked
package com.cetoex.projections.live;

import org.jspecify.annotations.NullMarked;
