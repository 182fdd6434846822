package com.cetoex.projections.market;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchWriter;
import com.cetoex.protocol.sbe.AssetListedEncoder;
import com.cetoex.protocol.sbe.BalanceChangedEncoder;
import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.CredentialChangedEncoder;
import com.cetoex.protocol.sbe.FeesChangedEncoder;
import com.cetoex.protocol.sbe.HeartbeatPassedEncoder;
import com.cetoex.protocol.sbe.InstrumentListedEncoder;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.InstrumentStatusChangedEncoder;
import com.cetoex.protocol.sbe.InvestorRegisteredEncoder;
import com.cetoex.protocol.sbe.LevelChangedEncoder;
import com.cetoex.protocol.sbe.LimitsChangedEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.OrderAcceptedEncoder;
import com.cetoex.protocol.sbe.OrderCancelledEncoder;
import com.cetoex.protocol.sbe.OrderRestedEncoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.SnapshotAssetEncoder;
import com.cetoex.protocol.sbe.SnapshotBalanceEncoder;
import com.cetoex.protocol.sbe.SnapshotFooterEncoder;
import com.cetoex.protocol.sbe.SnapshotHeaderEncoder;
import com.cetoex.protocol.sbe.SnapshotInstrumentEncoder;
import com.cetoex.protocol.sbe.SnapshotInvestorEncoder;
import com.cetoex.protocol.sbe.SnapshotOrderEncoder;
import com.cetoex.protocol.sbe.TradeExecutedEncoder;
import com.cetoex.protocol.sbe.TransferredEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A whole exchange in the plainest way: lists that are searched from end to end, and sums taken
 * anew.
 *
 * <p>Every command changes the lists and tells its events. Balances are never judged: tests give
 * everyone enough. Base units of a lot are 10, quote units of a tick and lot 3; the maker pays 1
 * bps and the taker 2 bps of each fill, rounded up.
 */
public final class ToyExchange {
    /** Quote units of one lot at one tick. */
    public static final long QUOTE_UNITS = 3;

    /** Base units of one lot. */
    public static final long BASE_UNITS = 10;

    private static final int MAKER_RATE = 10_000;
    private static final int TAKER_RATE = 20_000;
    private static final long RATE_SCALE = 100_000_000;

    private final EventBatchWriter writer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** The log's time; tests move it. */
    public long timeMillis = 1_700_000_000_000L;

    /** All names of assets, by id. */
    public final List<String> assets = new ArrayList<>();

    /** All markets, by id. */
    public final List<ToyInstrument> instruments = new ArrayList<>();

    /**
     * All investors, by registration: id, standard limit, bulk limit, cap, first byte of the key.
     */
    public final List<long[]> investors = new ArrayList<>();

    /** All orders ever accepted, oldest first. */
    public final List<ToyOrder> orders = new ArrayList<>();

    /** All trades, oldest first. */
    public final List<ToyTrade> trades = new ArrayList<>();

    /** Total and locked units by investor and asset. */
    public final Map<Account, long[]> balances = new TreeMap<>();

    private final Set<Account> changedBalances = new LinkedHashSet<>();
    private final Set<LevelKey> changedLevels = new LinkedHashSet<>();
    private long transferCount;
    private long logPosition;

    /** Tells its events to a handler. */
    public ToyExchange(EventBatchHandler handler) {
        writer = new EventBatchWriter(handler);
    }

    /** The last event told. */
    public long lastSequence() {
        return writer.lastSequence();
    }

    /** Lists an asset of 8 decimals. */
    public int asset(String name) {
        begin();
        assets.add(name);
        new AssetListedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(AssetListedEncoder.TEMPLATE_ID, AssetListedEncoder.BLOCK_LENGTH))
                .assetId(assets.size() - 1)
                .decimals((short) 8)
                .name(name);
        end();
        return assets.size() - 1;
    }

    /** Opens a market with a tick of 0.01 and a lot of 0.001. */
    public int instrument(String symbol, int baseAssetId, int quoteAssetId) {
        begin();
        ToyInstrument instrument = new ToyInstrument(symbol, baseAssetId, quoteAssetId);
        instruments.add(instrument);
        new InstrumentListedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(
                                InstrumentListedEncoder.TEMPLATE_ID,
                                InstrumentListedEncoder.BLOCK_LENGTH))
                .tickMantissa(1)
                .lotMantissa(1)
                .quoteUnitsPerTickLot(QUOTE_UNITS)
                .baseUnitsPerLot(BASE_UNITS)
                .minNotionalUnits(5)
                .maxPriceTicks(1_000_000)
                .maxQuantityLots(1_000_000)
                .instrumentId(instruments.size() - 1)
                .baseAssetId(baseAssetId)
                .quoteAssetId(quoteAssetId)
                .makerFeeRate(instrument.makerFeeRate)
                .takerFeeRate(instrument.takerFeeRate)
                .tickScale((short) 2)
                .lotScale((short) 3)
                .status(instrument.status)
                .symbol(symbol);
        end();
        return instruments.size() - 1;
    }

    /** Registers an investor whose salt and hash begin with a byte. */
    public void register(long investorId, int keyByte) {
        begin();
        investors.add(new long[] {investorId, 100, 10, 10_000, keyByte});
        InvestorRegisteredEncoder event =
                new InvestorRegisteredEncoder()
                        .wrap(
                                writer.buffer(),
                                claim(
                                        InvestorRegisteredEncoder.TEMPLATE_ID,
                                        InvestorRegisteredEncoder.BLOCK_LENGTH))
                        .investorId(investorId)
                        .standardPerMinute(100)
                        .bulkPerMinute(10)
                        .maxOpenOrders(10_000);
        event.putKeySalt(key(16, keyByte), 0, 16);
        event.putKeyHash(key(32, keyByte), 0, 32);
        end();
    }

    /** Gives an investor a new key. */
    public void changeCredential(long investorId, int keyByte) {
        begin();
        investor(investorId)[4] = keyByte;
        CredentialChangedEncoder event =
                new CredentialChangedEncoder()
                        .wrap(
                                writer.buffer(),
                                claim(
                                        CredentialChangedEncoder.TEMPLATE_ID,
                                        CredentialChangedEncoder.BLOCK_LENGTH))
                        .investorId(investorId);
        event.putKeySalt(key(16, keyByte), 0, 16);
        event.putKeyHash(key(32, keyByte), 0, 32);
        end();
    }

    /** Gives an investor new limits. */
    public void changeLimits(long investorId, int standard, int bulk, int openOrders) {
        begin();
        long[] investor = investor(investorId);
        investor[1] = standard;
        investor[2] = bulk;
        investor[3] = openOrders;
        new LimitsChangedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(LimitsChangedEncoder.TEMPLATE_ID, LimitsChangedEncoder.BLOCK_LENGTH))
                .investorId(investorId)
                .standardPerMinute(standard)
                .bulkPerMinute(bulk)
                .maxOpenOrders(openOrders);
        end();
    }

    /** Gives a market new fees, which this exchange does not charge. */
    public void changeFees(int instrumentId, int makerRate, int takerRate) {
        begin();
        instruments.get(instrumentId).makerFeeRate = makerRate;
        instruments.get(instrumentId).takerFeeRate = takerRate;
        new FeesChangedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(FeesChangedEncoder.TEMPLATE_ID, FeesChangedEncoder.BLOCK_LENGTH))
                .instrumentId(instrumentId)
                .makerFeeRate(makerRate)
                .takerFeeRate(takerRate);
        end();
    }

    /** Halts a market or opens it again. */
    public void changeStatus(int instrumentId, InstrumentStatus status) {
        begin();
        instruments.get(instrumentId).status = status;
        new InstrumentStatusChangedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(
                                InstrumentStatusChangedEncoder.TEMPLATE_ID,
                                InstrumentStatusChangedEncoder.BLOCK_LENGTH))
                .instrumentId(instrumentId)
                .status(status);
        end();
    }

    /** Deposits or withdraws. */
    public void transfer(long investorId, int assetId, long deltaUnits) {
        begin();
        transferCount++;
        new TransferredEncoder()
                .wrap(
                        writer.buffer(),
                        claim(TransferredEncoder.TEMPLATE_ID, TransferredEncoder.BLOCK_LENGTH))
                .transferId(transferCount)
                .investorId(investorId)
                .deltaUnits(deltaUnits)
                .assetId(assetId);
        change(investorId, assetId, deltaUnits, 0);
        end();
    }

    /** Lets the log's time pass by a heartbeat. */
    public void heartbeat() {
        begin();
        new HeartbeatPassedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(
                                HeartbeatPassedEncoder.TEMPLATE_ID,
                                HeartbeatPassedEncoder.BLOCK_LENGTH))
                .bootstrapSteps(-1);
        end();
    }

    /** Places an order; a price of 0 makes it a market order. */
    public ToyOrder place(
            long investorId, int instrumentId, Side side, long priceTicks, long quantityLots) {
        return place(investorId, instrumentId, side, priceTicks, quantityLots, "");
    }

    /** Places an order with a client order id; a price of 0 makes it a market order. */
    public ToyOrder place(
            long investorId,
            int instrumentId,
            Side side,
            long priceTicks,
            long quantityLots,
            String clientOrderId) {
        begin();
        ToyOrder taker =
                accept(investorId, instrumentId, side, priceTicks, quantityLots, clientOrderId);
        for (ToyOrder maker = best(taker); taker.remaining > 0 && maker != null; ) {
            if (maker.investorId == investorId) {
                cancel(maker, CancelReason.SELF_TRADE);
            } else {
                trade(maker, taker);
            }
            maker = best(taker);
        }
        if (taker.remaining > 0 && taker.isMarket()) {
            cancel(taker, CancelReason.UNFILLED_MARKET);
        } else if (taker.remaining > 0) {
            rest(taker);
        }
        end();
        return taker;
    }

    /** Cancels an open order. */
    public void cancel(ToyOrder order) {
        begin();
        cancel(order, CancelReason.REQUESTED);
        end();
    }

    /** Open orders of one side in the order of priority. */
    public List<ToyOrder> queue(int instrumentId, Side side) {
        Comparator<ToyOrder> byPrice = Comparator.comparingLong(order -> order.priceTicks);
        return orders.stream()
                .filter(order -> order.isResting)
                .filter(order -> order.instrumentId == instrumentId && order.side == side)
                .sorted(
                        (side == Side.BUY ? byPrice.reversed() : byPrice)
                                .thenComparingLong(order -> order.orderId))
                .toList();
    }

    /** Tells the whole state as an image. */
    public void image() {
        writer.begin(logPosition, timeMillis, 0, 0, BatchContent.IMAGE);
        new SnapshotHeaderEncoder()
                .wrap(
                        writer.buffer(),
                        claim(
                                SnapshotHeaderEncoder.TEMPLATE_ID,
                                SnapshotHeaderEncoder.BLOCK_LENGTH))
                .lastSequence(lastSequence())
                .logPosition(logPosition)
                .timeMillis(timeMillis);
        for (int id = 0; id < assets.size(); id++) {
            new SnapshotAssetEncoder()
                    .wrap(
                            writer.buffer(),
                            claim(
                                    SnapshotAssetEncoder.TEMPLATE_ID,
                                    SnapshotAssetEncoder.BLOCK_LENGTH))
                    .assetId(id)
                    .decimals((short) 8)
                    .name(assets.get(id));
        }
        for (int id = 0; id < instruments.size(); id++) {
            tellInstrument(id);
        }
        investors.forEach(this::tellInvestor);
        balances.forEach(
                (account, units) ->
                        new SnapshotBalanceEncoder()
                                .wrap(
                                        writer.buffer(),
                                        claim(
                                                SnapshotBalanceEncoder.TEMPLATE_ID,
                                                SnapshotBalanceEncoder.BLOCK_LENGTH))
                                .investorId(account.investorId())
                                .totalUnits(units[0])
                                .lockedUnits(units[1])
                                .assetId(account.assetId()));
        for (int id = 0; id < instruments.size(); id++) {
            queue(id, Side.BUY).forEach(this::tellOrder);
            queue(id, Side.SELL).forEach(this::tellOrder);
        }
        new SnapshotFooterEncoder()
                .wrap(
                        writer.buffer(),
                        claim(
                                SnapshotFooterEncoder.TEMPLATE_ID,
                                SnapshotFooterEncoder.BLOCK_LENGTH))
                .recordCount(0)
                .stateHash(0);
        writer.end();
    }

    private void tellInstrument(int id) {
        ToyInstrument instrument = instruments.get(id);
        long lastPrice =
                trades.stream()
                        .filter(trade -> trade.instrumentId() == id)
                        .reduce((older, newer) -> newer)
                        .map(ToyTrade::priceTicks)
                        .orElse(0L);
        new SnapshotInstrumentEncoder()
                .wrap(
                        writer.buffer(),
                        claim(
                                SnapshotInstrumentEncoder.TEMPLATE_ID,
                                SnapshotInstrumentEncoder.BLOCK_LENGTH))
                .tickMantissa(1)
                .lotMantissa(1)
                .quoteUnitsPerTickLot(QUOTE_UNITS)
                .baseUnitsPerLot(BASE_UNITS)
                .minNotionalUnits(5)
                .maxPriceTicks(1_000_000)
                .maxQuantityLots(1_000_000)
                .lastPriceTicks(lastPrice)
                .instrumentId(id)
                .baseAssetId(instrument.baseAssetId)
                .quoteAssetId(instrument.quoteAssetId)
                .makerFeeRate(instrument.makerFeeRate)
                .takerFeeRate(instrument.takerFeeRate)
                .tickScale((short) 2)
                .lotScale((short) 3)
                .status(instrument.status)
                .symbol(instrument.symbol);
    }

    private void tellInvestor(long[] investor) {
        SnapshotInvestorEncoder record =
                new SnapshotInvestorEncoder()
                        .wrap(
                                writer.buffer(),
                                claim(
                                        SnapshotInvestorEncoder.TEMPLATE_ID,
                                        SnapshotInvestorEncoder.BLOCK_LENGTH))
                        .investorId(investor[0])
                        .standardPerMinute((int) investor[1])
                        .bulkPerMinute((int) investor[2])
                        .maxOpenOrders((int) investor[3]);
        record.putKeySalt(key(16, (int) investor[4]), 0, 16);
        record.putKeyHash(key(32, (int) investor[4]), 0, 32);
    }

    private void tellOrder(ToyOrder order) {
        new SnapshotOrderEncoder()
                .wrap(
                        writer.buffer(),
                        claim(SnapshotOrderEncoder.TEMPLATE_ID, SnapshotOrderEncoder.BLOCK_LENGTH))
                .orderId(order.orderId)
                .investorId(order.investorId)
                .priceTicks(order.priceTicks)
                .quantityLots(order.quantity)
                .remainingLots(order.remaining)
                .cumulativeUnits(order.cumulativeUnits)
                .lockedUnits(order.lockedUnits())
                .acceptedMillis(order.createdMillis)
                .updatedMillis(order.updatedMillis)
                .instrumentId(order.instrumentId)
                .side(order.side)
                .clientOrderId(order.clientOrderId);
    }

    private ToyOrder accept(
            long investorId,
            int instrumentId,
            Side side,
            long priceTicks,
            long quantityLots,
            String clientOrderId) {
        ToyOrder order = new ToyOrder();
        order.orderId = orders.size() + 1L;
        order.investorId = investorId;
        order.instrumentId = instrumentId;
        order.side = side;
        order.priceTicks = priceTicks;
        order.quantity = quantityLots;
        order.remaining = quantityLots;
        order.clientOrderId = clientOrderId;
        order.createdMillis = timeMillis;
        order.updatedMillis = timeMillis;
        order.status = "OPEN";
        orders.add(order);
        new OrderAcceptedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(OrderAcceptedEncoder.TEMPLATE_ID, OrderAcceptedEncoder.BLOCK_LENGTH))
                .orderId(order.orderId)
                .investorId(investorId)
                .priceTicks(priceTicks)
                .quantityLots(quantityLots)
                .instrumentId(instrumentId)
                .itemIndex((short) 0)
                .side(side)
                .orderType(order.isMarket() ? OrderType.MARKET : OrderType.LIMIT)
                .clientOrderId(clientOrderId);
        return order;
    }

    private ToyOrder best(ToyOrder taker) {
        Side opposite = taker.side == Side.BUY ? Side.SELL : Side.BUY;
        return queue(taker.instrumentId, opposite).stream()
                .findFirst()
                .filter(
                        maker ->
                                taker.isMarket()
                                        || (taker.side == Side.BUY
                                                ? maker.priceTicks <= taker.priceTicks
                                                : maker.priceTicks >= taker.priceTicks))
                .orElse(null);
    }

    private void trade(ToyOrder maker, ToyOrder taker) {
        ToyInstrument instrument = instruments.get(taker.instrumentId);
        long lots = Math.min(maker.remaining, taker.remaining);
        long price = maker.priceTicks;
        long notional = price * lots * QUOTE_UNITS;
        long makerFee = fee(notional, MAKER_RATE);
        long takerFee = fee(notional, TAKER_RATE);
        lock(maker, -1);
        fill(maker, lots, notional);
        fill(taker, lots, notional);
        if (maker.remaining == 0) {
            maker.isResting = false;
        }
        lock(maker, 1);
        ToyOrder buyer = taker.side == Side.BUY ? taker : maker;
        ToyOrder seller = taker.side == Side.BUY ? maker : taker;
        change(buyer.investorId, instrument.baseAssetId, lots * BASE_UNITS, 0);
        change(seller.investorId, instrument.baseAssetId, -lots * BASE_UNITS, 0);
        change(buyer.investorId, instrument.quoteAssetId, -notional, 0);
        change(seller.investorId, instrument.quoteAssetId, notional, 0);
        change(maker.investorId, instrument.quoteAssetId, -makerFee, 0);
        change(taker.investorId, instrument.quoteAssetId, -takerFee, 0);
        change(0, instrument.quoteAssetId, makerFee + takerFee, 0);
        new TradeExecutedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(TradeExecutedEncoder.TEMPLATE_ID, TradeExecutedEncoder.BLOCK_LENGTH))
                .tradeId(trades.size() + 1)
                .priceTicks(price)
                .quantityLots(lots)
                .notionalUnits(notional)
                .makerOrderId(maker.orderId)
                .makerInvestorId(maker.investorId)
                .makerFeeUnits(makerFee)
                .makerRemainingLots(maker.remaining)
                .makerCumulativeUnits(maker.cumulativeUnits)
                .takerOrderId(taker.orderId)
                .takerInvestorId(taker.investorId)
                .takerFeeUnits(takerFee)
                .takerRemainingLots(taker.remaining)
                .takerCumulativeUnits(taker.cumulativeUnits)
                .instrumentId(taker.instrumentId)
                .takerSide(taker.side)
                .itemIndex((short) 0);
        trades.add(
                new ToyTrade(
                        trades.size() + 1,
                        lastSequence(),
                        taker.instrumentId,
                        timeMillis,
                        price,
                        lots,
                        notional,
                        taker.side));
        changedLevels.add(new LevelKey(maker.instrumentId, maker.side, price));
    }

    private void fill(ToyOrder order, long lots, long notional) {
        order.remaining -= lots;
        order.cumulativeUnits += notional;
        order.updatedMillis = timeMillis;
        order.status = order.remaining == 0 ? "FILLED" : "PARTIALLY_FILLED";
    }

    private void rest(ToyOrder order) {
        order.isResting = true;
        lock(order, 1);
        new OrderRestedEncoder()
                .wrap(
                        writer.buffer(),
                        claim(OrderRestedEncoder.TEMPLATE_ID, OrderRestedEncoder.BLOCK_LENGTH))
                .orderId(order.orderId)
                .remainingLots(order.remaining)
                .instrumentId(order.instrumentId)
                .itemIndex((short) 0);
        changedLevels.add(new LevelKey(order.instrumentId, order.side, order.priceTicks));
    }

    private void cancel(ToyOrder order, CancelReason reason) {
        if (order.isResting) {
            lock(order, -1);
            changedLevels.add(new LevelKey(order.instrumentId, order.side, order.priceTicks));
        }
        order.isResting = false;
        order.status = "CANCELLED";
        order.cancelReason = reason;
        order.updatedMillis = timeMillis;
        new OrderCancelledEncoder()
                .wrap(
                        writer.buffer(),
                        claim(
                                OrderCancelledEncoder.TEMPLATE_ID,
                                OrderCancelledEncoder.BLOCK_LENGTH))
                .orderId(order.orderId)
                .investorId(order.investorId)
                .priceTicks(order.priceTicks)
                .remainingLots(order.remaining)
                .instrumentId(order.instrumentId)
                .itemIndex((short) 0)
                .side(order.side)
                .reason(reason);
    }

    private void lock(ToyOrder order, int sign) {
        ToyInstrument instrument = instruments.get(order.instrumentId);
        int assetId = order.side == Side.BUY ? instrument.quoteAssetId : instrument.baseAssetId;
        change(order.investorId, assetId, 0, sign * order.lockedUnits());
    }

    private void change(long investorId, int assetId, long totalDelta, long lockedDelta) {
        Account account = new Account(investorId, assetId);
        long[] units = balances.computeIfAbsent(account, key -> new long[2]);
        units[0] += totalDelta;
        units[1] += lockedDelta;
        changedBalances.add(account);
    }

    private void begin() {
        logPosition += 32;
        writer.begin(logPosition, timeMillis, 7, logPosition, BatchContent.EVENTS);
    }

    private void end() {
        for (LevelKey key : changedLevels) {
            List<ToyOrder> standing =
                    queue(key.instrumentId(), key.side()).stream()
                            .filter(order -> order.priceTicks == key.priceTicks())
                            .toList();
            new LevelChangedEncoder()
                    .wrap(
                            writer.buffer(),
                            claim(
                                    LevelChangedEncoder.TEMPLATE_ID,
                                    LevelChangedEncoder.BLOCK_LENGTH))
                    .priceTicks(key.priceTicks())
                    .quantityLots(standing.stream().mapToLong(order -> order.remaining).sum())
                    .instrumentId(key.instrumentId())
                    .orderCount(standing.size())
                    .side(key.side());
        }
        for (Account account : changedBalances) {
            new BalanceChangedEncoder()
                    .wrap(
                            writer.buffer(),
                            claim(
                                    BalanceChangedEncoder.TEMPLATE_ID,
                                    BalanceChangedEncoder.BLOCK_LENGTH))
                    .investorId(account.investorId())
                    .totalUnits(balances.get(account)[0])
                    .lockedUnits(balances.get(account)[1])
                    .assetId(account.assetId());
        }
        changedLevels.clear();
        changedBalances.clear();
        writer.end();
    }

    /** Makes room for one entry and writes its header; tells where its body begins. */
    private int claim(int templateId, int blockLength) {
        int offset = writer.claim(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
        header.wrap(writer.buffer(), offset)
                .blockLength(blockLength)
                .templateId(templateId)
                .schemaId(MessageHeaderEncoder.SCHEMA_ID)
                .version(MessageHeaderEncoder.SCHEMA_VERSION);
        int body = offset + MessageHeaderEncoder.ENCODED_LENGTH;
        writer.buffer().setMemory(body, blockLength, (byte) 0);
        return body;
    }

    private long[] investor(long investorId) {
        return investors.stream().filter(i -> i[0] == investorId).findFirst().orElseThrow();
    }

    private static long fee(long notional, int rate) {
        return Math.ceilDiv(notional * rate, RATE_SCALE);
    }

    private static byte[] key(int length, int keyByte) {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) keyByte);
        return key;
    }

    /** One market, and what of it can change. */
    public static final class ToyInstrument {
        /** Its symbol. */
        public final String symbol;

        /** What is traded. */
        public final int baseAssetId;

        /** What it is paid in. */
        public final int quoteAssetId;

        /** In 1e-8. */
        public int makerFeeRate = MAKER_RATE;

        /** In 1e-8. */
        public int takerFeeRate = TAKER_RATE;

        /** Whether it trades. */
        public InstrumentStatus status = InstrumentStatus.TRADING;

        ToyInstrument(String symbol, int baseAssetId, int quoteAssetId) {
            this.symbol = symbol;
            this.baseAssetId = baseAssetId;
            this.quoteAssetId = quoteAssetId;
        }
    }

    /** One order and what became of it. */
    public static final class ToyOrder {
        /** Its id. */
        public long orderId;

        /** Whose it is. */
        public long investorId;

        /** Where it trades. */
        public int instrumentId;

        /** Its side. */
        public Side side = Side.BUY;

        /** Its price, 0 for market. */
        public long priceTicks;

        /** Its amount. */
        public long quantity;

        /** What is not traded. */
        public long remaining;

        /** Notional of its fills. */
        public long cumulativeUnits;

        /** The client's id, or nothing. */
        public String clientOrderId = "";

        /** When it was accepted. */
        public long createdMillis;

        /** When it last changed. */
        public long updatedMillis;

        /** Its status's name. */
        public String status = "";

        /** Why it ended. */
        public CancelReason cancelReason;

        /** Whether it stands in the book. */
        public boolean isResting;

        boolean isMarket() {
            return priceTicks == 0;
        }

        long lockedUnits() {
            return !isResting
                    ? 0
                    : side == Side.SELL
                            ? remaining * BASE_UNITS
                            : remaining * priceTicks * QUOTE_UNITS;
        }
    }

    /** One trade. */
    public record ToyTrade(
            long tradeId,
            long sequence,
            int instrumentId,
            long timeMillis,
            long priceTicks,
            long quantityLots,
            long notionalUnits,
            Side takerSide) {}

    /** An investor's holding of an asset. */
    public record Account(long investorId, int assetId) implements Comparable<Account> {
        @Override
        public int compareTo(Account other) {
            return Comparator.comparingLong(Account::investorId)
                    .thenComparingInt(Account::assetId)
                    .compare(this, other);
        }
    }

    private record LevelKey(int instrumentId, Side side, long priceTicks) {}
}
