/**
 * What a gateway answers reads from: every account, open order, book, tape and statistic, in
 * memory, as the events tell them.
 */
@NullMarked
package com.cetoex.projections.live;

import org.jspecify.annotations.NullMarked;
