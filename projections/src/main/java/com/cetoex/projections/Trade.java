package com.cetoex.projections;

import com.cetoex.protocol.sbe.Side;

/**
 * A trade between two orders, as the public sees it.
 *
 * @param tradeId rises by one with every trade of the exchange
 * @param instrumentId where it happened
 * @param timeMillis the log's time of the taker's command
 * @param priceTicks the maker's price
 * @param quantityLots what changed hands
 * @param notionalUnits price times quantity, in units of the quote asset
 * @param takerSide the side of the incoming order
 */
public record Trade(
        long tradeId,
        int instrumentId,
        long timeMillis,
        long priceTicks,
        long quantityLots,
        long notionalUnits,
        Side takerSide) {}
