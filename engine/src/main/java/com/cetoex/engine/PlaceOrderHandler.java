package com.cetoex.engine;

import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.PlaceOrderDecoder;
import com.cetoex.protocol.sbe.Side;

/** Places one order. */
final class PlaceOrderHandler {
    private final OrderPlacement placement;
    private final IncomingOrder order = new IncomingOrder();

    PlaceOrderHandler(OrderPlacement placement) {
        this.placement = placement;
    }

    void onPlaceOrder(PlaceOrderDecoder command) {
        order.investorId = command.investorId();
        order.itemIndex = 0;
        order.terms.instrumentId = command.instrumentId();
        order.terms.isBuy = command.side() == Side.BUY;
        order.isMarket = command.orderType() == OrderType.MARKET;
        order.terms.priceTicks = order.isMarket ? 0 : command.priceTicks();
        order.terms.quantityLots = command.quantityLots();
        order.edgeFault = command.edgeFault();
        order.clientOrderKey.read(
                command.buffer(),
                command.offset() + PlaceOrderDecoder.clientOrderIdEncodingOffset());
        placement.place(order);
    }
}
