/** Real markets replayed: recorded orders in, the recorded fills and books out. */
@NullMarked
package com.cetoex.engine.replay;

import org.jspecify.annotations.NullMarked;
