/** What the process tells of itself: text for people by default, JSON for machines on request. */
@NullMarked
package com.cetoex.server.logging;

import org.jspecify.annotations.NullMarked;
