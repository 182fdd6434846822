package com.cetoex.gateway.api;

import com.cetoex.projections.live.Instrument;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;

/**
 * A well-formed order of a request, before the engine judges it.
 *
 * @param index its place in a bulk request; 0 when single
 * @param instrument where it is to trade
 * @param side buy or sell
 * @param type limit or market
 * @param priceText the limit price as the client wrote it; empty for a market order
 * @param amountText the amount as the client wrote it
 * @param priceTicks the limit price; 0 for a market order, or with an edge fault
 * @param quantityLots the amount; 0 with an edge fault
 * @param edgeFault what the exact conversion found wrong, which the engine refuses in its turn
 * @param clientOrderId empty when there is none
 */
record OrderEntry(
        int index,
        Instrument instrument,
        Side side,
        OrderType type,
        String priceText,
        String amountText,
        long priceTicks,
        long quantityLots,
        RefusalReason edgeFault,
        String clientOrderId) {}
