package com.cetoex.engine;

import com.cetoex.protocol.sbe.CancelOrderDecoder;

/** Cancels one order, named by its id or by its client order id. */
final class CancelOrderHandler {
    private final OrderCancellation cancellation;
    private final ClientOrderKey key = new ClientOrderKey();

    CancelOrderHandler(OrderCancellation cancellation) {
        this.cancellation = cancellation;
    }

    void onCancelOrder(CancelOrderDecoder command) {
        if (command.orderId() != 0) {
            cancellation.cancel(command.investorId(), 0, command.orderId());
        } else {
            key.read(
                    command.buffer(),
                    command.offset() + CancelOrderDecoder.clientOrderIdEncodingOffset());
            cancellation.cancel(command.investorId(), key);
        }
    }
}
