/**
 * The Java client for market makers: {@link com.cetoex.client.CetoexClient} speaks every endpoint
 * of the exchange, with records for answers and {@code BigDecimal} for every price and amount.
 */
@NullMarked
package com.cetoex.client;

import org.jspecify.annotations.NullMarked;
