package com.cetoex.simulation;

import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.CancelOrdersEncoder;
import com.cetoex.protocol.sbe.ChangeFeesEncoder;
import com.cetoex.protocol.sbe.ChangeInstrumentStatusEncoder;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.PlaceOrderEncoder;
import com.cetoex.protocol.sbe.PlaceOrdersEncoder;
import com.cetoex.protocol.sbe.RefusalReason;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes commands as a gateway does, before its link stamps them. One thread. */
final class CommandWriter {
    /** Holds the largest command: 20 orders. */
    private static final int BUFFER_LENGTH = 2_048;

    private final byte[] bytes = new byte[BUFFER_LENGTH];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
    private final PlaceOrdersEncoder placeOrders = new PlaceOrdersEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final CancelOrdersEncoder cancelOrders = new CancelOrdersEncoder();
    private final ChangeFeesEncoder changeFees = new ChangeFeesEncoder();
    private final ChangeInstrumentStatusEncoder changeStatus = new ChangeInstrumentStatusEncoder();

    byte[] place(Placement order, boolean hasId) {
        placeOrder
                .wrapAndApplyHeader(buffer, 0, header)
                .investorId(order.investor)
                .priceTicks(order.priceTicks)
                .quantityLots(order.quantityLots)
                .instrumentId(order.market)
                .side(order.side)
                .orderType(order.type)
                .edgeFault(RefusalReason.NONE)
                .clientOrderId(hasId ? order.clientOrderId : "");
        return copy(placeOrder.limit());
    }

    byte[] placeAll(List<Placement> orders, boolean hasIds) {
        placeOrders.wrapAndApplyHeader(buffer, 0, header).investorId(orders.getFirst().investor);
        PlaceOrdersEncoder.OrdersEncoder group = placeOrders.ordersCount(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            Placement order = orders.get(i);
            group.next()
                    .priceTicks(order.priceTicks)
                    .quantityLots(order.quantityLots)
                    .instrumentId(order.market)
                    .itemIndex((short) i)
                    .side(order.side)
                    .orderType(order.type)
                    .edgeFault(RefusalReason.NONE)
                    .clientOrderId(hasIds ? order.clientOrderId : "");
        }
        return copy(placeOrders.limit());
    }

    byte[] cancel(int investor, long orderId, String clientOrderId) {
        cancelOrder
                .wrapAndApplyHeader(buffer, 0, header)
                .investorId(investor)
                .orderId(orderId)
                .clientOrderId(clientOrderId);
        return copy(cancelOrder.limit());
    }

    byte[] cancelAll(int investor, List<Long> orderIds) {
        cancelOrders.wrapAndApplyHeader(buffer, 0, header).investorId(investor);
        CancelOrdersEncoder.OrdersEncoder group = cancelOrders.ordersCount(orderIds.size());
        for (int i = 0; i < orderIds.size(); i++) {
            group.next().orderId(orderIds.get(i)).itemIndex((short) i);
        }
        return copy(cancelOrders.limit());
    }

    byte[] changeFees(int market, int makerRate, int takerRate) {
        changeFees
                .wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(market)
                .makerFeeRate(makerRate)
                .takerFeeRate(takerRate);
        return copy(changeFees.limit());
    }

    byte[] changeStatus(int market, InstrumentStatus status) {
        changeStatus.wrapAndApplyHeader(buffer, 0, header).instrumentId(market).status(status);
        return copy(changeStatus.limit());
    }

    private byte[] copy(int length) {
        return Arrays.copyOf(bytes, length);
    }
}
