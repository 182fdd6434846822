/** JSON in and out: strict bodies, exact decimals, answers as bytes. */
@NullMarked
package com.cetoex.gateway.json;

import org.jspecify.annotations.NullMarked;
