/**
 * What has happened, in SQL: orders, trades, transfers, the ledger and candles, committed together
 * with the place in the event stream that they show.
 */
@NullMarked
package com.cetoex.projections.history;

import org.jspecify.annotations.NullMarked;
