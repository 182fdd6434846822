/** The Java client for market makers. */
@NullMarked
package com.cetoex.client;

import org.jspecify.annotations.NullMarked;
