/**
 * The way from the gateway to the exchange and back: commands in, events out, and each answer only
 * after the gateway's own views have applied it.
 */
@NullMarked
package com.cetoex.gateway.link;

import org.jspecify.annotations.NullMarked;
