/** The way of an order, as docs/order-journey.md tells it, walked by one. */
@NullMarked
package com.cetoex.server.journey;

import org.jspecify.annotations.NullMarked;
