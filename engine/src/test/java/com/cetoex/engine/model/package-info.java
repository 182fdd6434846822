/** The exchange a second time, as plainly as it can be written, to judge the engine by. */
@NullMarked
package com.cetoex.engine.model;

import org.jspecify.annotations.NullMarked;
