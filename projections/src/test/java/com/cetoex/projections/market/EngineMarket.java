package com.cetoex.projections.market;

import com.cetoex.engine.Engine;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.ChangeFeesEncoder;
import com.cetoex.protocol.sbe.HeartbeatEncoder;
import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.ListInstrumentEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.PlaceOrderEncoder;
import com.cetoex.protocol.sbe.PlaceOrdersEncoder;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.RegisterInvestorEncoder;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.TransferEncoder;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/** The real engine under commands drawn from a seed, refused ones among them. */
public final class EngineMarket {
    /** Investors 1 up to this one trade. */
    public static final int INVESTORS = 50;

    private static final String[] ASSETS = {"USDT", "BTC", "ETH"};

    private final UnsafeBuffer command = new UnsafeBuffer(new byte[8_192]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventBatchReader batch = new EventBatchReader();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final LongArrayList orderIds = new LongArrayList();
    private final LongArrayList investorIds = new LongArrayList();
    private final EventBatchHandler handler;
    private final Engine engine;
    private final Random random;
    private long timeMillis = 1_700_000_000_000L;
    private long logPosition;
    private int clientOrderIds;

    /** Sets up assets, two markets and the investors' balances. */
    public EngineMarket(EventBatchHandler handler, long seed) {
        this.handler = handler;
        engine = new Engine(this::onBatch);
        random = new Random(seed);
        for (String asset : ASSETS) {
            listAsset(asset);
        }
        listInstrument("BTC");
        listInstrument("ETH");
        for (long investor = 1; investor <= INVESTORS; investor++) {
            register(investor);
            for (String asset : ASSETS) {
                transfer(investor, asset, 1_000_000_000_000_000L);
            }
        }
    }

    /** The engine. */
    public Engine engine() {
        return engine;
    }

    /** The log's time. */
    public long timeMillis() {
        return timeMillis;
    }

    /** Gives so many commands, with at most so many milliseconds between two. */
    public void run(int commands, int maxPauseMillis) {
        for (int i = 0; i < commands; i++) {
            timeMillis += random.nextInt(maxPauseMillis + 1);
            step();
        }
    }

    private void step() {
        int choice = random.nextInt(100);
        if (choice < 50) {
            place(random.nextInt(12) == 0);
        } else if (choice < 55) {
            placeMany();
        } else if (choice < 98) {
            cancelOne();
        } else if (choice < 99) {
            transfer(1 + random.nextInt(INVESTORS), ASSETS[random.nextInt(3)], 5);
        } else if (choice == 99 && random.nextBoolean()) {
            changeFees();
        } else {
            new HeartbeatEncoder().wrapAndApplyHeader(command, 0, header).gatewayId(1);
            send(HeartbeatEncoder.BLOCK_LENGTH);
        }
    }

    private void place(boolean isMarket) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        new PlaceOrderEncoder()
                .wrapAndApplyHeader(command, 0, header)
                .gatewayId(1)
                .correlationId(logPosition)
                .investorId(1 + random.nextInt(INVESTORS))
                .priceTicks(isMarket ? 0 : price(side))
                .quantityLots(1 + random.nextInt(100))
                .instrumentId(random.nextInt(2))
                .side(side)
                .orderType(isMarket ? OrderType.MARKET : OrderType.LIMIT)
                .edgeFault(RefusalReason.NONE)
                .clientOrderId(clientOrderId());
        send(PlaceOrderEncoder.BLOCK_LENGTH);
    }

    private void placeMany() {
        int count = 1 + random.nextInt(20);
        PlaceOrdersEncoder orders =
                new PlaceOrdersEncoder()
                        .wrapAndApplyHeader(command, 0, header)
                        .gatewayId(1)
                        .correlationId(logPosition)
                        .investorId(1 + random.nextInt(INVESTORS));
        PlaceOrdersEncoder.OrdersEncoder item = orders.ordersCount(count);
        for (int i = 0; i < count; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            item.next()
                    .priceTicks(price(side))
                    .quantityLots(random.nextInt(100))
                    .instrumentId(random.nextInt(2))
                    .itemIndex((short) i)
                    .side(side)
                    .orderType(OrderType.LIMIT)
                    .edgeFault(RefusalReason.NONE)
                    .clientOrderId(clientOrderId());
        }
        send(orders.encodedLength());
    }

    private void cancelOne() {
        int recent = Math.min(orderIds.size(), 3_000);
        int index = recent == 0 ? -1 : orderIds.size() - 1 - random.nextInt(recent);
        new CancelOrderEncoder()
                .wrapAndApplyHeader(command, 0, header)
                .gatewayId(1)
                .correlationId(logPosition)
                .investorId(index < 0 ? 1 : investorIds.getLong(index))
                .orderId(index < 0 ? 1 : orderIds.getLong(index))
                .clientOrderId("");
        send(CancelOrderEncoder.BLOCK_LENGTH);
    }

    private void changeFees() {
        new ChangeFeesEncoder()
                .wrapAndApplyHeader(command, 0, header)
                .gatewayId(1)
                .correlationId(0)
                .instrumentId(random.nextInt(2))
                .makerFeeRate(-random.nextInt(5_000))
                .takerFeeRate(10_000 + random.nextInt(5_000));
        send(ChangeFeesEncoder.BLOCK_LENGTH);
    }

    private void listAsset(String name) {
        new ListAssetEncoder()
                .wrapAndApplyHeader(command, 0, header)
                .gatewayId(1)
                .correlationId(0)
                .bootstrapStep(0)
                .decimals((short) 8)
                .name(name);
        send(ListAssetEncoder.BLOCK_LENGTH);
    }

    private void listInstrument(String base) {
        new ListInstrumentEncoder()
                .wrapAndApplyHeader(command, 0, header)
                .gatewayId(1)
                .correlationId(0)
                .tickMantissa(1)
                .lotMantissa(1)
                .minNotionalUnits(1)
                .maxPriceTicks(0)
                .maxQuantityLots(0)
                .bootstrapStep(0)
                .makerFeeRate(1_000)
                .takerFeeRate(10_000)
                .tickScale((short) 2)
                .lotScale((short) 6)
                .symbol(base)
                .baseAsset(base)
                .quoteAsset("USDT");
        send(ListInstrumentEncoder.BLOCK_LENGTH);
    }

    private void register(long investorId) {
        new RegisterInvestorEncoder()
                .wrapAndApplyHeader(command, 0, header)
                .gatewayId(1)
                .correlationId(0)
                .investorId(investorId)
                .bootstrapStep(0)
                .standardPerMinute(100)
                .bulkPerMinute(10)
                .maxOpenOrders(10_000);
        send(RegisterInvestorEncoder.BLOCK_LENGTH);
    }

    private void transfer(long investorId, String asset, long deltaUnits) {
        new TransferEncoder()
                .wrapAndApplyHeader(command, 0, header)
                .gatewayId(1)
                .correlationId(0)
                .investorId(investorId)
                .deltaUnits(deltaUnits)
                .bootstrapStep(0)
                .asset(asset);
        send(TransferEncoder.BLOCK_LENGTH);
    }

    private void send(int length) {
        logPosition += 64;
        engine.apply(
                timeMillis, logPosition, command, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }

    private void onBatch(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        while (batch.next()) {
            if (batch.templateId() == OrderAcceptedDecoder.TEMPLATE_ID) {
                accepted.wrap(
                        batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
                orderIds.addLong(accepted.orderId());
                investorIds.addLong(accepted.investorId());
            }
        }
        handler.onBatch(buffer, offset, length);
    }

    private long price(Side side) {
        int distance = random.nextInt(60);
        return side == Side.BUY ? 4_500_010L - distance : 4_499_990L + distance;
    }

    private String clientOrderId() {
        return switch (random.nextInt(10)) {
            case 0 -> "";
            case 1 -> "order-" + Math.max(0, clientOrderIds - random.nextInt(20));
            default -> "order-" + ++clientOrderIds;
        };
    }
}
