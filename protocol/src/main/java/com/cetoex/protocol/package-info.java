/** The words: the SBE schema, its generated codecs, and the enums. */
@NullMarked
package com.cetoex.protocol;

import org.jspecify.annotations.NullMarked;
