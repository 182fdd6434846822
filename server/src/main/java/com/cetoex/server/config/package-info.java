/** Configuration: what an operator may set, where it comes from, and what is refused. */
@NullMarked
package com.cetoex.server.config;

import org.jspecify.annotations.NullMarked;
