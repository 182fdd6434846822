package com.cetoex.engine;

import com.cetoex.protocol.sbe.CancelOrdersDecoder;
import com.cetoex.protocol.sbe.CancelOrdersDecoder.OrdersDecoder;

/** Cancels the orders of a bulk, one after the other, with nothing of others between. */
final class CancelOrdersHandler {
    private final OrderCancellation cancellation;

    CancelOrdersHandler(OrderCancellation cancellation) {
        this.cancellation = cancellation;
    }

    void onCancelOrders(CancelOrdersDecoder command) {
        long investorId = command.investorId();
        OrdersDecoder items = command.orders();
        while (items.hasNext()) {
            OrdersDecoder item = items.next();
            cancellation.cancel(investorId, item.itemIndex(), item.orderId());
        }
    }
}
