package com.cetoex.benchmarks.apply;

import com.cetoex.benchmarks.stream.OrderStream;
import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.PlaceOrderEncoder;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A stream as the commands that the log would carry, encoded beforehand, one behind the other.
 *
 * <p>Aggressive and passive orders are limit orders alike; nobody brings a client order id.
 */
final class EncodedStream {
    private static final int RECORD_LENGTH =
            align(MessageHeaderEncoder.ENCODED_LENGTH + PlaceOrderEncoder.BLOCK_LENGTH);
    private static final int PLACE_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + PlaceOrderEncoder.BLOCK_LENGTH;
    private static final int CANCEL_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.BLOCK_LENGTH;
    private static final int GATEWAY_ID = 1;

    private final UnsafeBuffer buffer;
    private final OrderStream stream;
    private final Accounts accounts;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private int lastOrderId;

    EncodedStream(OrderStream stream) {
        this.stream = stream;
        accounts = new Accounts(stream.length());
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(stream.length() * RECORD_LENGTH));
        for (int i = 0; i < stream.length(); i++) {
            encode(i);
        }
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    int count() {
        return stream.length();
    }

    int offset(int index) {
        return index * RECORD_LENGTH;
    }

    int length(int index) {
        return stream.kind(index) == OrderStream.Kind.CANCEL ? CANCEL_LENGTH : PLACE_LENGTH;
    }

    private void encode(int index) {
        switch (stream.kind(index)) {
            case CANCEL -> encodeCancel(index);
            case ADD -> {
                int orderId = ++lastOrderId;
                encodePlace(
                        index,
                        accounts.passive(
                                orderId,
                                stream.owner(index),
                                stream.isBuy(index),
                                stream.priceTicks(index),
                                stream.quantity(index)));
            }
            case AGGRESSIVE -> {
                int orderId = ++lastOrderId;
                encodePlace(
                        index,
                        accounts.aggressive(
                                orderId,
                                stream.owner(index),
                                stream.isBuy(index),
                                stream.priceTicks(index),
                                stream.quantity(index)));
            }
        }
    }

    private void encodePlace(int index, int account) {
        place.wrapAndApplyHeader(buffer, offset(index), header)
                .gatewayId(GATEWAY_ID)
                .correlationId(index)
                .investorId(account)
                .priceTicks(stream.priceTicks(index))
                .quantityLots(stream.quantity(index))
                .instrumentId(0)
                .side(stream.isBuy(index) ? Side.BUY : Side.SELL)
                .orderType(OrderType.LIMIT)
                .edgeFault(RefusalReason.NONE)
                .clientOrderId("");
    }

    private void encodeCancel(int index) {
        int orderId = stream.cancelledId(index);
        cancel.wrapAndApplyHeader(buffer, offset(index), header)
                .gatewayId(GATEWAY_ID)
                .correlationId(index)
                .investorId(accounts.cancelled(orderId))
                .orderId(orderId)
                .clientOrderId("");
    }

    /** Records start at multiples of eight bytes, as they do in the log. */
    private static int align(int length) {
        return (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }
}
