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

    private final int[] cancelledAtEnd;

    private EncodedStream(OrderStream stream, int[] cancelledAtEnd) {
        this.stream = stream;
        this.cancelledAtEnd = cancelledAtEnd;
        accounts = new Accounts(stream.length());
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(count() * RECORD_LENGTH));
        for (int i = 0; i < count(); i++) {
            encode(i);
        }
    }

    /** The stream as it is. */
    static EncodedStream of(OrderStream stream) {
        return new EncodedStream(stream, new int[0]);
    }

    /** The stream, and the cancels of all that rests behind it. */
    static EncodedStream cyclic(OrderStream stream) {
        return new EncodedStream(stream, stream.restingAtEnd());
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    int count() {
        return stream.length() + cancelledAtEnd.length;
    }

    /** Orders placed in it. */
    int orders() {
        return lastOrderId;
    }

    boolean isCancel(int index) {
        return index >= stream.length() || stream.kind(index) == OrderStream.Kind.CANCEL;
    }

    /** The order that a cancel names, by its place among all placed. */
    int cancelledId(int index) {
        return index < stream.length()
                ? stream.cancelledId(index)
                : cancelledAtEnd[index - stream.length()];
    }

    int offset(int index) {
        return index * RECORD_LENGTH;
    }

    int length(int index) {
        return isCancel(index) ? CANCEL_LENGTH : PLACE_LENGTH;
    }

    private void encode(int index) {
        if (isCancel(index)) {
            encodeCancel(index);
            return;
        }
        switch (stream.kind(index)) {
            case CANCEL -> throw new AssertionError("it is no place");
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
        int orderId = cancelledId(index);
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
