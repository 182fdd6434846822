package com.cetoex.engine;

import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.PlaceOrdersDecoder;
import com.cetoex.protocol.sbe.PlaceOrdersDecoder.OrdersDecoder;
import com.cetoex.protocol.sbe.Side;
import org.agrona.concurrent.UnsafeBuffer;

/** Places the orders of a bulk, one after the other, with nothing of others between. */
final class PlaceOrdersHandler {
    private final OrderPlacement placement;
    private final IncomingOrder order = new IncomingOrder();
    private final UnsafeBuffer clientOrderId =
            new UnsafeBuffer(new byte[ProtocolLimits.MAX_CLIENT_ORDER_ID_LENGTH]);

    PlaceOrdersHandler(OrderPlacement placement) {
        this.placement = placement;
    }

    void onPlaceOrders(PlaceOrdersDecoder command) {
        order.investorId = command.investorId();
        OrdersDecoder items = command.orders();
        while (items.hasNext()) {
            place(items.next());
        }
    }

    private void place(OrdersDecoder item) {
        order.itemIndex = item.itemIndex();
        order.terms.instrumentId = item.instrumentId();
        order.terms.isBuy = item.side() == Side.BUY;
        order.isMarket = item.orderType() == OrderType.MARKET;
        order.terms.priceTicks = order.isMarket ? 0 : item.priceTicks();
        order.terms.quantityLots = item.quantityLots();
        order.edgeFault = item.edgeFault();
        item.getClientOrderId(clientOrderId.byteArray(), 0);
        order.clientOrderKey.read(clientOrderId, 0);
        placement.place(order);
    }
}
