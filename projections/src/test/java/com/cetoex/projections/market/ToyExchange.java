package com.cetoex.projections.market;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchWriter;
import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.Side;
import java.util.ArrayList;
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
    private final ToyEvents events;
    private final ToyImage image;

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
        ToyEntries entries = new ToyEntries(writer);
        events = new ToyEvents(entries);
        image = new ToyImage(this, entries);
    }

    /** The last event told. */
    public long lastSequence() {
        return writer.lastSequence();
    }

    /** Lists an asset of 8 decimals. */
    public int asset(String name) {
        begin();
        assets.add(name);
        events.assetListed(assets.size() - 1, name);
        end();
        return assets.size() - 1;
    }

    /** Opens a market with a tick of 0.01 and a lot of 0.001. */
    public int instrument(String symbol, int baseAssetId, int quoteAssetId) {
        begin();
        ToyInstrument instrument = new ToyInstrument(symbol, baseAssetId, quoteAssetId);
        instruments.add(instrument);
        events.instrumentListed(instruments.size() - 1, instrument);
        end();
        return instruments.size() - 1;
    }

    /** Registers an investor whose salt and hash begin with a byte. */
    public void register(long investorId, int keyByte) {
        begin();
        investors.add(new long[] {investorId, 100, 10, 10_000, keyByte});
        events.investorRegistered(investors.getLast());
        end();
    }

    /** Gives an investor a new key. */
    public void changeCredential(long investorId, int keyByte) {
        begin();
        investor(investorId)[4] = keyByte;
        events.credentialChanged(investorId, keyByte);
        end();
    }

    /** Gives an investor new limits. */
    public void changeLimits(long investorId, int standard, int bulk, int openOrders) {
        begin();
        long[] investor = investor(investorId);
        investor[1] = standard;
        investor[2] = bulk;
        investor[3] = openOrders;
        events.limitsChanged(investor);
        end();
    }

    /** Gives a market new fees, which this exchange does not charge. */
    public void changeFees(int instrumentId, int makerRate, int takerRate) {
        begin();
        instruments.get(instrumentId).makerFeeRate = makerRate;
        instruments.get(instrumentId).takerFeeRate = takerRate;
        events.feesChanged(instrumentId, instruments.get(instrumentId));
        end();
    }

    /** Halts a market or opens it again. */
    public void changeStatus(int instrumentId, InstrumentStatus status) {
        begin();
        instruments.get(instrumentId).status = status;
        events.statusChanged(instrumentId, status);
        end();
    }

    /** Deposits or withdraws. */
    public void transfer(long investorId, int assetId, long deltaUnits) {
        begin();
        transferCount++;
        events.transferred(transferCount, investorId, assetId, deltaUnits);
        change(investorId, assetId, deltaUnits, 0);
        end();
    }

    /** Lets the log's time pass by a heartbeat. */
    public void heartbeat() {
        begin();
        events.heartbeatPassed();
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
        image.tell(logPosition);
        writer.end();
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
        events.accepted(order);
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
        ToyTrade trade =
                new ToyTrade(
                        trades.size() + 1,
                        lastSequence() + 1,
                        taker.instrumentId,
                        timeMillis,
                        price,
                        lots,
                        notional,
                        taker.side);
        events.traded(trade, maker, makerFee, taker, takerFee);
        trades.add(trade);
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
        events.rested(order);
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
        events.cancelled(order, reason);
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
            events.levelChanged(key, standing);
        }
        for (Account account : changedBalances) {
            events.balanceChanged(account, balances.get(account));
        }
        changedLevels.clear();
        changedBalances.clear();
        writer.end();
    }

    private long[] investor(long investorId) {
        return investors.stream().filter(i -> i[0] == investorId).findFirst().orElseThrow();
    }

    private static long fee(long notional, int rate) {
        return Math.ceilDiv(notional * rate, RATE_SCALE);
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

    /** A price of a side of a book. */
    record LevelKey(int instrumentId, Side side, long priceTicks) {}
}
