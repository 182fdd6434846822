/** The engine on random and hostile commands, judged by the naive exchange. */
@NullMarked
package com.cetoex.engine.model;

import org.jspecify.annotations.NullMarked;
