/** The endpoints of the market-making API, one file for each. */
@NullMarked
package com.cetoex.gateway.api;

import org.jspecify.annotations.NullMarked;
