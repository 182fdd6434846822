/** The exchange a second time, as plainly as it can be written, to judge the real one by. */
@NullMarked
package com.cetoex.reference;

import org.jspecify.annotations.NullMarked;
