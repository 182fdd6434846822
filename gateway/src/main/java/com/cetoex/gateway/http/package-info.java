/** The HTTP server: strict framing, timeouts, limits, routes. */
@NullMarked
package com.cetoex.gateway.http;

import org.jspecify.annotations.NullMarked;
