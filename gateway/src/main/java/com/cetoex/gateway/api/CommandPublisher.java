package com.cetoex.gateway.api;

import com.cetoex.gateway.link.OutcomeHandler;
import com.cetoex.protocol.Text;
import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.CancelOrdersEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.PlaceOrderEncoder;
import com.cetoex.protocol.sbe.PlaceOrdersEncoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes what clients want as commands and sends them. Any thread. */
final class CommandPublisher {
    /** Holds the largest command: 50 cancels take 450 bytes, 20 orders 1,200, and their head 40. */
    private static final int BUFFER_LENGTH = 2_048;

    private final ThreadLocal<Encoders> encoders = ThreadLocal.withInitial(Encoders::new);
    private final CommandPort port;

    CommandPublisher(CommandPort port) {
        this.port = port;
    }

    void place(long investorId, OrderEntry order, OutcomeHandler handler) {
        Encoders own = encoders.get();
        PlaceOrderEncoder command = own.placeOrder;
        command.wrapAndApplyHeader(own.buffer, 0, own.header)
                .investorId(investorId)
                .priceTicks(order.priceTicks())
                .quantityLots(order.quantityLots())
                .instrumentId(order.instrument().instrumentId())
                .side(order.side())
                .orderType(order.type())
                .edgeFault(order.edgeFault());
        Text.write(
                own.buffer,
                command.offset() + PlaceOrderEncoder.clientOrderIdEncodingOffset(),
                PlaceOrderEncoder.clientOrderIdLength(),
                order.clientOrderId());
        send(own, command.limit(), handler);
    }

    void placeAll(long investorId, List<OrderEntry> orders, OutcomeHandler handler) {
        Encoders own = encoders.get();
        PlaceOrdersEncoder command = own.placeOrders;
        command.wrapAndApplyHeader(own.buffer, 0, own.header).investorId(investorId);
        PlaceOrdersEncoder.OrdersEncoder group = command.ordersCount(orders.size());
        for (OrderEntry order : orders) {
            group.next()
                    .priceTicks(order.priceTicks())
                    .quantityLots(order.quantityLots())
                    .instrumentId(order.instrument().instrumentId())
                    .itemIndex((short) order.index())
                    .side(order.side())
                    .orderType(order.type())
                    .edgeFault(order.edgeFault());
            Text.write(
                    own.buffer,
                    command.limit()
                            - PlaceOrdersEncoder.OrdersEncoder.sbeBlockLength()
                            + PlaceOrdersEncoder.OrdersEncoder.clientOrderIdEncodingOffset(),
                    PlaceOrdersEncoder.OrdersEncoder.clientOrderIdLength(),
                    order.clientOrderId());
        }
        send(own, command.limit(), handler);
    }

    /** Cancels by order id, or by client order id when the order id is 0. */
    void cancel(long investorId, long orderId, String clientOrderId, OutcomeHandler handler) {
        Encoders own = encoders.get();
        CancelOrderEncoder command = own.cancelOrder;
        command.wrapAndApplyHeader(own.buffer, 0, own.header)
                .investorId(investorId)
                .orderId(orderId);
        Text.write(
                own.buffer,
                command.offset() + CancelOrderEncoder.clientOrderIdEncodingOffset(),
                CancelOrderEncoder.clientOrderIdLength(),
                clientOrderId);
        send(own, command.limit(), handler);
    }

    void cancelAll(long investorId, List<CancelEntry> cancels, OutcomeHandler handler) {
        Encoders own = encoders.get();
        CancelOrdersEncoder command = own.cancelOrders;
        command.wrapAndApplyHeader(own.buffer, 0, own.header).investorId(investorId);
        CancelOrdersEncoder.OrdersEncoder group = command.ordersCount(cancels.size());
        for (CancelEntry cancel : cancels) {
            group.next().orderId(cancel.orderId()).itemIndex((short) cancel.index());
        }
        send(own, command.limit(), handler);
    }

    private void send(Encoders own, int length, OutcomeHandler handler) {
        port.submit(own.buffer, 0, length, handler);
    }

    /**
     * One id of a bulk cancel.
     *
     * @param index its place in the client's array
     * @param orderId the order
     */
    record CancelEntry(int index, long orderId) {}

    private static final class Encoders {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[BUFFER_LENGTH]);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
        final PlaceOrdersEncoder placeOrders = new PlaceOrdersEncoder();
        final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
        final CancelOrdersEncoder cancelOrders = new CancelOrdersEncoder();
    }
}
