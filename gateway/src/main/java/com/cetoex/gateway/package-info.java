/** The doors: REST, streams, documentation and pages, with credentials and limits. */
@NullMarked
package com.cetoex.gateway;

import org.jspecify.annotations.NullMarked;
