package com.cetoex.simulation;

import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.CancelOrdersEncoder;
import com.cetoex.protocol.sbe.ChangeFeesEncoder;
import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.ListInstrumentEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.PlaceOrderEncoder;
import com.cetoex.protocol.sbe.PlaceOrdersEncoder;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.RegisterInvestorEncoder;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.TransferEncoder;
import java.util.random.RandomGenerator;
import org.agrona.ExpandableArrayBuffer;

/**
 * Commands of a few investors in two markets, drawn from a seed: orders that meet each other, some
 * that are refused, cancels, bulks, resends, transfers and changes of fees.
 */
final class Traffic {
    static final int INVESTORS = 8;
    static final int MARKETS = 2;
    static final int ASSETS = 3;

    private static final String[] ASSET_NAMES = {"USDT", "BTC", "ETH"};
    private static final int MID_TICKS = 1_000;
    private static final int RANGE_TICKS = 12;
    private static final int CLIENT_ORDER_IDS = 40;
    private static final long FUNDS = 50_000_000;

    private final RandomGenerator random;
    private final InMemoryLog log;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4_096);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long timeMillis = 1_700_000_000_000L;
    private int placed;

    Traffic(RandomGenerator random, InMemoryLog log) {
        this.random = random;
        this.log = log;
        open();
    }

    /** Draws the next command into the log. */
    void next() {
        timeMillis += random.nextInt(100) == 0 ? random.nextInt(40_000_000) : random.nextInt(2_000);
        int kind = random.nextInt(100);
        if (kind < 60) {
            place();
        } else if (kind < 70) {
            placeAll();
        } else if (kind < 85) {
            cancel();
        } else if (kind < 92) {
            cancelAll();
        } else if (kind < 98) {
            transfer(investor(), random.nextInt(ASSETS), random.nextInt(2_000_000) - 1_000_000);
        } else {
            changeFees();
        }
    }

    private void open() {
        for (String name : ASSET_NAMES) {
            append(
                    new ListAssetEncoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .decimals((short) 0)
                            .name(name)
                            .encodedLength());
        }
        for (int market = 1; market <= MARKETS; market++) {
            append(
                    new ListInstrumentEncoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .tickMantissa(1)
                            .lotMantissa(1)
                            .minNotionalUnits(2 * MID_TICKS)
                            .makerFeeRate(-5_000)
                            .takerFeeRate(70_001)
                            .symbol(ASSET_NAMES[market])
                            .baseAsset(ASSET_NAMES[market])
                            .quoteAsset(ASSET_NAMES[0])
                            .encodedLength());
        }
        for (int investor = 1; investor <= INVESTORS; investor++) {
            append(
                    new RegisterInvestorEncoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .investorId(investor)
                            .maxOpenOrders(60)
                            .encodedLength());
            for (int asset = 0; asset < ASSETS; asset++) {
                transfer(investor, asset, asset == 0 ? FUNDS : FUNDS / MID_TICKS);
            }
        }
    }

    private void place() {
        placed++;
        boolean isMarket = random.nextInt(8) == 0;
        append(
                new PlaceOrderEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .investorId(investor())
                        .priceTicks(isMarket ? 0 : price())
                        .quantityLots(quantity())
                        .instrumentId(random.nextInt(MARKETS))
                        .side(side())
                        .orderType(isMarket ? OrderType.MARKET : OrderType.LIMIT)
                        .edgeFault(RefusalReason.NONE)
                        .clientOrderId(clientOrderId())
                        .encodedLength());
    }

    private void placeAll() {
        PlaceOrdersEncoder command =
                new PlaceOrdersEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .investorId(investor());
        int count = 1 + random.nextInt(20);
        PlaceOrdersEncoder.OrdersEncoder orders = command.ordersCount(count);
        for (int i = 0; i < count; i++) {
            placed++;
            orders.next()
                    .priceTicks(price())
                    .quantityLots(quantity())
                    .instrumentId(random.nextInt(MARKETS))
                    .itemIndex((short) i)
                    .side(side())
                    .orderType(OrderType.LIMIT)
                    .edgeFault(RefusalReason.NONE)
                    .clientOrderId(clientOrderId());
        }
        append(command.encodedLength());
    }

    private void cancel() {
        append(
                new CancelOrderEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .investorId(investor())
                        .orderId(orderId())
                        .clientOrderId("")
                        .encodedLength());
    }

    private void cancelAll() {
        CancelOrdersEncoder command =
                new CancelOrdersEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .investorId(investor());
        int count = 1 + random.nextInt(50);
        CancelOrdersEncoder.OrdersEncoder orders = command.ordersCount(count);
        for (int i = 0; i < count; i++) {
            orders.next().orderId(orderId()).itemIndex((short) i);
        }
        append(command.encodedLength());
    }

    private void transfer(int investor, int asset, long deltaUnits) {
        append(
                new TransferEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .investorId(investor)
                        .deltaUnits(deltaUnits)
                        .asset(ASSET_NAMES[asset])
                        .encodedLength());
    }

    private void changeFees() {
        int taker = random.nextInt(100_000);
        append(
                new ChangeFeesEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .instrumentId(random.nextInt(MARKETS))
                        .makerFeeRate(taker / 2 - random.nextInt(taker + 1))
                        .takerFeeRate(taker)
                        .encodedLength());
    }

    private void append(int blockEnd) {
        int length = MessageHeaderEncoder.ENCODED_LENGTH + blockEnd;
        log.append(timeMillis, buffer, length);
        buffer.setMemory(0, length, (byte) 0);
    }

    private int investor() {
        return 1 + random.nextInt(INVESTORS);
    }

    private long price() {
        return (long) MID_TICKS - RANGE_TICKS + random.nextInt(2 * RANGE_TICKS + 1);
    }

    private long quantity() {
        return 1L + random.nextInt(30);
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private long orderId() {
        return 1L + random.nextInt(Math.max(1, placed));
    }

    private String clientOrderId() {
        return random.nextInt(3) == 0 ? "id-" + random.nextInt(CLIENT_ORDER_IDS) : "";
    }
}
