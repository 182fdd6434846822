package com.cetoex.benchmarks.growth;

import com.cetoex.benchmarks.apply.FundedExchange;
import com.cetoex.engine.Engine;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.OrderRestedDecoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.PlaceOrderEncoder;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Commands that keep an exchange of a shape as large as it is: it is filled with resting orders,
 * then one command in ten is a market order and the others place or cancel.
 *
 * <p>They are drawn while an engine applies them, whose events tell what rests; replayed on another
 * engine they do the same.
 */
final class RecordedMarket {
    private static final long TIME_MILLIS = 1_700_000_000_000L;
    private static final long SEED = 42;
    private static final int MID_TICKS = 32_768;
    private static final int RANGE_TICKS = 4_096;
    private static final int MOST_LOTS = 100;
    private static final int MARKET_PERCENT = 10;
    private static final int PLACE_PERCENT = 55;
    private static final int FEWEST_PERCENT = 95;
    private static final int MOST_PERCENT = 105;
    private static final int PERCENT = 100;
    private static final int RECORD_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + PlaceOrderEncoder.BLOCK_LENGTH + Long.BYTES;
    private static final int PLACE_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + PlaceOrderEncoder.BLOCK_LENGTH;
    private static final int CANCEL_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.BLOCK_LENGTH;

    private final MarketShape shape;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final UnsafeBuffer buffer;
    private final int[] lengths;
    private final int[] ownerOf;
    private final int[] live;
    private final int[] placeOfLive;
    private final Engine engine;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final EventBatchReader events = new EventBatchReader();
    private final OrderRestedDecoder rested = new OrderRestedDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private int count;
    private int liveCount;
    private int placingInvestor;

    /** Draws the filling, and so many commands behind it. */
    RecordedMarket(MarketShape shape, int commands) {
        this.shape = shape;
        int capacity = shape.resting() + commands;
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(capacity * RECORD_LENGTH));
        lengths = new int[capacity];
        ownerOf = new int[capacity + 1];
        live = new int[capacity + 1];
        placeOfLive = new int[capacity + 1];
        engine = FundedExchange.open(this::onEvents, shape.markets(), shape.accounts());
        while (count < shape.resting()) {
            place();
        }
        while (count < capacity) {
            draw();
        }
    }

    /** Commands that fill it. */
    int filling() {
        return shape.resting();
    }

    /** All commands. */
    int count() {
        return count;
    }

    /** Applies one command to an engine that is as far. */
    void replay(int index, Engine onto) {
        onto.apply(TIME_MILLIS, index + 1L, buffer, index * RECORD_LENGTH, lengths[index]);
    }

    private void draw() {
        int choice = random.nextInt(PERCENT);
        if (choice < MARKET_PERCENT) {
            take();
        } else if (liveCount == 0
                || liveCount * (long) PERCENT < shape.resting() * (long) FEWEST_PERCENT) {
            place();
        } else if (liveCount * (long) PERCENT > shape.resting() * (long) MOST_PERCENT) {
            cancel();
        } else if (choice < PLACE_PERCENT) {
            place();
        } else {
            cancel();
        }
    }

    private void place() {
        boolean isBuy = random.nextBoolean();
        int away = 1 + Math.min(random.nextInt(RANGE_TICKS), random.nextInt(RANGE_TICKS));
        placingInvestor = 1 + random.nextInt(shape.investors());
        order(placingInvestor, isBuy, OrderType.LIMIT, isBuy ? MID_TICKS - away : MID_TICKS + away);
    }

    private void take() {
        int taker = shape.investors() + 1 + random.nextInt(MarketShape.TAKERS);
        order(taker, random.nextBoolean(), OrderType.MARKET, 0);
    }

    private void order(int investor, boolean isBuy, OrderType type, int priceTicks) {
        place.wrapAndApplyHeader(buffer, count * RECORD_LENGTH, header)
                .gatewayId(1)
                .correlationId(count)
                .investorId(investor)
                .priceTicks(priceTicks)
                .quantityLots(1L + random.nextInt(MOST_LOTS))
                .instrumentId(random.nextInt(shape.markets()))
                .side(isBuy ? Side.BUY : Side.SELL)
                .orderType(type)
                .edgeFault(RefusalReason.NONE)
                .clientOrderId("");
        apply(PLACE_LENGTH);
    }

    private void cancel() {
        int orderId = live[random.nextInt(liveCount)];
        cancel.wrapAndApplyHeader(buffer, count * RECORD_LENGTH, header)
                .gatewayId(1)
                .correlationId(count)
                .investorId(ownerOf[orderId])
                .orderId(orderId)
                .clientOrderId("");
        forget(orderId);
        apply(CANCEL_LENGTH);
    }

    private void apply(int length) {
        lengths[count] = length;
        replay(count++, engine);
        if (engine.openOrderCount() != liveCount) {
            throw new IllegalStateException(
                    "expected %d open orders, was %d"
                            .formatted(liveCount, engine.openOrderCount()));
        }
    }

    private void onEvents(DirectBuffer batch, int offset, int length) {
        events.wrap(batch, offset, length);
        while (events.next()) {
            if (events.templateId() == OrderRestedDecoder.TEMPLATE_ID) {
                rested.wrap(
                        events.buffer(),
                        events.bodyOffset(),
                        events.blockLength(),
                        events.version());
                rest((int) rested.orderId());
            } else if (events.templateId() == TradeExecutedDecoder.TEMPLATE_ID) {
                trade.wrap(
                        events.buffer(),
                        events.bodyOffset(),
                        events.blockLength(),
                        events.version());
                if (trade.makerRemainingLots() == 0) {
                    forget((int) trade.makerOrderId());
                }
            }
        }
    }

    private void rest(int orderId) {
        ownerOf[orderId] = placingInvestor;
        placeOfLive[orderId] = liveCount;
        live[liveCount++] = orderId;
    }

    private void forget(int orderId) {
        int at = placeOfLive[orderId];
        int last = live[--liveCount];
        live[at] = last;
        placeOfLive[last] = at;
    }
}
