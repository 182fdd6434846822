package com.cetoex.reference;

import static com.cetoex.protocol.ProtocolLimits.CLIENT_ORDER_ID_MEMORY_MILLIS;
import static com.cetoex.protocol.ProtocolLimits.OPERATOR_INVESTOR_ID;
import static java.util.Objects.requireNonNull;

import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command.CancelItem;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Fact.Half;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rule book as plainly as it can be written: sorted lists, unbounded integers, no care for
 * speed. It shares nothing with the engine but the words of the protocol.
 */
public final class NaiveExchange implements Venue {
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** Largest notional and amount of one order. */
    private static final BigInteger MAX_ORDER_UNITS = BigInteger.TWO.pow(61);

    /** Most of an asset inside the exchange. */
    private static final BigInteger MAX_EXTERNAL_UNITS = BigInteger.TWO.pow(62);

    /** What one investor has of one asset. */
    private static final class Account {
        BigInteger total = BigInteger.ZERO;
        BigInteger locked = BigInteger.ZERO;

        BigInteger available() {
            return total.subtract(locked);
        }
    }

    private record Asset(int id, String name, int decimals) {}

    private record AccountKey(long investorId, int assetId) implements Comparable<AccountKey> {
        @Override
        public int compareTo(AccountKey other) {
            int byInvestor = Long.compare(investorId, other.investorId);
            return byInvestor != 0 ? byInvestor : Integer.compare(assetId, other.assetId);
        }
    }

    private record ClientKey(long investorId, String clientOrderId) {}

    private final List<Asset> assets = new ArrayList<>();
    private final List<NaiveInstrument> instruments = new ArrayList<>();
    private final Map<Long, Limits> investors = new LinkedHashMap<>();
    private final TreeMap<AccountKey, Account> accounts = new TreeMap<>();
    private final Map<Integer, BigInteger> external = new HashMap<>();
    private final Map<Long, NaiveOrder> openOrders = new TreeMap<>();
    private final Map<ClientKey, NaiveOrder> remembered = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private long now;
    private long lastOrderId;
    private long lastTradeId;
    private long lastTransferId;
    private int bootstrapSteps;

    @Override
    public List<Fact> apply(long timeMillis, Command command) {
        now = Math.max(now, timeMillis);
        facts.clear();
        Map<AccountKey, Fact> before = balances();
        handle(command);
        tellBalances(before);
        return List.copyOf(facts);
    }

    /** All resting orders: by instrument, bids before asks, in priority. */
    public List<RestingOrder> restingOrders() {
        List<RestingOrder> resting = new ArrayList<>();
        for (NaiveInstrument instrument : instruments) {
            instrument.bids.forEach(order -> resting.add(order.resting()));
            instrument.asks.forEach(order -> resting.add(order.resting()));
        }
        return resting;
    }

    private void handle(Command command) {
        switch (command) {
            case Command.PlaceOrder place -> place(place.investorId(), place.order());
            case Command.PlaceOrders place ->
                    place.orders().forEach(order -> place(place.investorId(), order));
            case Command.CancelOrder cancel -> cancel(cancel);
            case Command.CancelOrders cancel ->
                    cancel.orders().forEach(item -> cancel(cancel.investorId(), item));
            case Command.Heartbeat beat -> facts.add(new Fact.HeartbeatPassed(bootstrapSteps));
            case Command.ListAsset list -> step(list.bootstrapStep(), () -> listAsset(list));
            case Command.ListInstrument list ->
                    step(list.bootstrapStep(), () -> listInstrument(list));
            case Command.RegisterInvestor register ->
                    step(register.bootstrapStep(), () -> registerInvestor(register));
            case Command.ChangeCredential change -> changeCredential(change);
            case Command.ChangeLimits change -> changeLimits(change);
            case Command.ChangeFees change -> changeFees(change);
            case Command.ChangeInstrumentStatus change -> changeStatus(change);
            case Command.Transfer transfer ->
                    step(transfer.bootstrapStep(), () -> transfer(transfer));
            case Command.CompleteBootstrap complete -> completeBootstrap(complete);
        }
    }

    // Orders.

    private void place(long investorId, OrderItem asked) {
        OrderItem item = asked.orderType() == OrderType.MARKET ? withoutPrice(asked) : asked;
        RefusalReason unknown = unknownParty(investorId, item.instrumentId());
        if (unknown != RefusalReason.NONE) {
            refuse(investorId, item, unknown, BigInteger.ZERO, BigInteger.ZERO);
            return;
        }
        NaiveInstrument instrument = instruments.get(item.instrumentId());
        NaiveOrder earlier = remembered(investorId, item.clientOrderId());
        if (earlier != null) {
            answerAgain(earlier, investorId, item);
            return;
        }
        if (isRefused(investorId, item, instrument)) {
            return;
        }
        NaiveOrder order = new NaiveOrder(++lastOrderId, investorId, item, instrument, now);
        accept(order);
        match(order);
        finish(order);
    }

    private static OrderItem withoutPrice(OrderItem item) {
        return new OrderItem(
                item.itemIndex(),
                item.instrumentId(),
                item.side(),
                item.orderType(),
                0,
                item.quantityLots(),
                item.edgeFault(),
                item.clientOrderId());
    }

    private RefusalReason unknownParty(long investorId, int instrumentId) {
        if (!investors.containsKey(investorId)) {
            return RefusalReason.UNKNOWN_INVESTOR;
        }
        return instrumentId < 0 || instrumentId >= instruments.size()
                ? RefusalReason.UNKNOWN_INSTRUMENT
                : RefusalReason.NONE;
    }

    private @Nullable NaiveOrder remembered(long investorId, String clientOrderId) {
        if (clientOrderId.isEmpty()) {
            return null;
        }
        NaiveOrder order = remembered.get(new ClientKey(investorId, clientOrderId));
        boolean isForgotten =
                order == null
                        || (!order.isOpen
                                && now - order.acceptedMillis >= CLIENT_ORDER_ID_MEMORY_MILLIS);
        return isForgotten ? null : order;
    }

    private void answerAgain(NaiveOrder earlier, long investorId, OrderItem item) {
        OrderItem first = earlier.item;
        boolean isSame =
                item.edgeFault() == RefusalReason.NONE
                        && first.instrumentId() == item.instrumentId()
                        && first.side() == item.side()
                        && first.orderType() == item.orderType()
                        && first.priceTicks() == item.priceTicks()
                        && first.quantityLots() == item.quantityLots();
        if (!isSame) {
            refuse(
                    investorId,
                    item,
                    RefusalReason.DUPLICATE_CLIENT_ORDER_ID,
                    BigInteger.ZERO,
                    BigInteger.valueOf(earlier.id));
            return;
        }
        facts.add(
                new Fact.OrderReplayed(
                        earlier.id,
                        investorId,
                        first.instrumentId(),
                        item.itemIndex(),
                        first.side(),
                        first.orderType(),
                        first.priceTicks(),
                        first.quantityLots(),
                        first.clientOrderId(),
                        earlier.acceptedMillis));
        for (Fact.FillReplayed fill : earlier.firstFills) {
            facts.add(
                    new Fact.FillReplayed(
                            fill.tradeId(),
                            item.itemIndex(),
                            fill.priceTicks(),
                            fill.quantityLots(),
                            fill.feeUnits()));
        }
    }

    private boolean isRefused(long investorId, OrderItem item, NaiveInstrument instrument) {
        if (instrument.status == InstrumentStatus.HALTED) {
            return refuse(investorId, item, RefusalReason.INSTRUMENT_HALTED, 0, 0);
        }
        if (item.edgeFault() != RefusalReason.NONE) {
            return refuse(investorId, item, item.edgeFault(), 0, 0);
        }
        if (isValueRefused(investorId, item, instrument)) {
            return true;
        }
        BigInteger notional = judgedNotional(item, instrument);
        BigInteger minimum = BigInteger.valueOf(instrument.terms.minNotionalUnits());
        if (notional != null && notional.compareTo(minimum) < 0) {
            return refuse(investorId, item, RefusalReason.BELOW_MIN_NOTIONAL, minimum, notional);
        }
        int cap = requireNonNull(investors.get(investorId)).maxOpenOrders();
        long open = openOrders.values().stream().filter(o -> o.investorId == investorId).count();
        if (item.orderType() == OrderType.LIMIT && open >= cap) {
            return refuse(investorId, item, RefusalReason.TOO_MANY_OPEN_ORDERS, cap, open);
        }
        BigInteger needed = needed(investorId, item, instrument);
        BigInteger available = account(investorId, heldAsset(item.side(), instrument)).available();
        return needed.compareTo(available) > 0
                && refuse(investorId, item, RefusalReason.INSUFFICIENT_BALANCE, needed, available);
    }

    private boolean isValueRefused(long investorId, OrderItem item, NaiveInstrument instrument) {
        long price = item.priceTicks();
        if (item.orderType() == OrderType.LIMIT && price <= 0) {
            return refuse(investorId, item, RefusalReason.PRICE_NOT_POSITIVE, 1, price);
        }
        if (price > instrument.maxPriceTicks) {
            long largest = instrument.maxPriceTicks;
            return refuse(investorId, item, RefusalReason.PRICE_TOO_LARGE, largest, price);
        }
        long lots = item.quantityLots();
        if (lots <= 0) {
            return refuse(investorId, item, RefusalReason.QUANTITY_NOT_POSITIVE, 1, lots);
        }
        long most = instrument.maxQuantityLots;
        return lots > most
                && refuse(investorId, item, RefusalReason.QUANTITY_TOO_LARGE, most, lots);
    }

    /** Price times amount; of a market order at the best opposite, else the last price. */
    private static @Nullable BigInteger judgedNotional(OrderItem item, NaiveInstrument instrument) {
        if (item.orderType() == OrderType.LIMIT) {
            return instrument.notional(item.priceTicks(), item.quantityLots());
        }
        List<NaiveOrder> opposite = instrument.oppositeOf(item.side());
        long price =
                opposite.isEmpty()
                        ? instrument.lastPriceTicks
                        : opposite.getFirst().item.priceTicks();
        return price == 0 ? null : instrument.notional(price, item.quantityLots());
    }

    private BigInteger needed(long investorId, OrderItem item, NaiveInstrument instrument) {
        if (item.side() == Side.BUY && item.orderType() == OrderType.MARKET) {
            return sweepCost(investorId, item, instrument);
        }
        return new NaiveOrder(0, investorId, item, instrument, now).neededLock();
    }

    private static BigInteger sweepCost(
            long investorId, OrderItem item, NaiveInstrument instrument) {
        BigInteger cost = BigInteger.ZERO;
        long wanted = item.quantityLots();
        for (NaiveOrder ask : instrument.asks) {
            if (ask.investorId != investorId) {
                long lots = Math.min(wanted, ask.remainingLots);
                cost = cost.add(instrument.notional(ask.item.priceTicks(), lots));
                wanted -= lots;
            }
        }
        BigInteger exactFee = cost.multiply(BigInteger.valueOf(instrument.takerFeeRate));
        return cost.add(NaiveOrder.ceilUnits(exactFee));
    }

    private void accept(NaiveOrder order) {
        OrderItem item = order.item;
        facts.add(
                new Fact.OrderAccepted(
                        order.id,
                        order.investorId,
                        item.instrumentId(),
                        item.itemIndex(),
                        item.side(),
                        item.orderType(),
                        item.priceTicks(),
                        item.quantityLots(),
                        item.clientOrderId()));
        if (!item.clientOrderId().isEmpty()) {
            remembered.put(new ClientKey(order.investorId, item.clientOrderId()), order);
        }
        if (item.orderType() == OrderType.LIMIT) {
            relock(order);
        }
    }

    private void match(NaiveOrder taker) {
        List<NaiveOrder> opposite = taker.instrument.oppositeOf(taker.side());
        while (taker.remainingLots > 0
                && !opposite.isEmpty()
                && crosses(taker, opposite.getFirst())) {
            long price = opposite.getFirst().item.priceTicks();
            while (taker.remainingLots > 0
                    && !opposite.isEmpty()
                    && opposite.getFirst().item.priceTicks() == price) {
                meet(opposite.getFirst(), taker);
            }
            tellLevel(taker.instrument, taker.isBuy() ? Side.SELL : Side.BUY, price);
        }
    }

    private void meet(NaiveOrder maker, NaiveOrder taker) {
        if (maker.investorId == taker.investorId) {
            close(maker, CancelReason.SELF_TRADE, taker.item.itemIndex());
        } else {
            trade(maker, taker);
        }
    }

    private static boolean crosses(NaiveOrder taker, NaiveOrder maker) {
        if (taker.item.orderType() == OrderType.MARKET) {
            return true;
        }
        long distance = taker.item.priceTicks() - maker.item.priceTicks();
        return taker.isBuy() ? distance >= 0 : distance <= 0;
    }

    private void trade(NaiveOrder maker, NaiveOrder taker) {
        NaiveInstrument instrument = taker.instrument;
        long price = maker.item.priceTicks();
        long lots = Math.min(maker.remainingLots, taker.remainingLots);
        BigInteger notional = instrument.notional(price, lots);
        BigInteger makerRate = maker.makerRate.max(taker.takerRate.negate());
        BigInteger makerFee = maker.fill(lots, notional, makerRate);
        BigInteger takerFee = taker.fill(lots, notional, taker.takerRate);
        settle(maker, lots, notional, makerFee);
        settle(taker, lots, notional, takerFee);
        instrument.lastPriceTicks = price;
        lastTradeId++;
        taker.firstFills.add(
                new Fact.FillReplayed(lastTradeId, 0, price, lots, takerFee.longValueExact()));
        facts.add(
                new Fact.TradeExecuted(
                        lastTradeId,
                        instrument.id,
                        taker.item.itemIndex(),
                        taker.side(),
                        price,
                        lots,
                        notional.longValueExact(),
                        half(maker, makerFee),
                        half(taker, takerFee)));
        if (maker.remainingLots == 0) {
            leave(maker);
        }
    }

    private static Half half(NaiveOrder order, BigInteger fee) {
        return new Half(
                order.id,
                order.investorId,
                fee.longValueExact(),
                order.remainingLots,
                order.notional.longValueExact());
    }

    private void settle(NaiveOrder order, long lots, BigInteger notional, BigInteger fee) {
        NaiveInstrument instrument = order.instrument;
        BigInteger baseUnits = instrument.baseUnitsPerLot.multiply(BigInteger.valueOf(lots));
        Account base = account(order.investorId, instrument.baseAssetId);
        Account quote = account(order.investorId, instrument.quoteAssetId);
        Account operator = account(OPERATOR_INVESTOR_ID, instrument.quoteAssetId);
        base.total = order.isBuy() ? base.total.add(baseUnits) : base.total.subtract(baseUnits);
        quote.total = order.isBuy() ? quote.total.subtract(notional) : quote.total.add(notional);
        quote.total = quote.total.subtract(fee);
        operator.total = operator.total.add(fee);
        if (order.item.orderType() == OrderType.LIMIT) {
            relock(order);
        }
    }

    private void finish(NaiveOrder order) {
        if (order.remainingLots == 0) {
            order.isOpen = false;
        } else if (order.item.orderType() == OrderType.MARKET) {
            order.isOpen = false;
            facts.add(cancelled(order, CancelReason.UNFILLED_MARKET, order.item.itemIndex()));
        } else {
            order.instrument.rest(order);
            openOrders.put(order.id, order);
            facts.add(
                    new Fact.OrderRested(
                            order.id,
                            order.instrument.id,
                            order.item.itemIndex(),
                            order.remainingLots));
            tellLevel(order.instrument, order.side(), order.item.priceTicks());
        }
    }

    private void cancel(Command.CancelOrder command) {
        long orderId = command.orderId();
        if (orderId == 0) {
            NaiveOrder named = remembered(command.investorId(), command.clientOrderId());
            orderId = named == null ? 0 : named.id;
        }
        cancel(command.investorId(), new CancelItem(0, orderId));
    }

    private void cancel(long investorId, CancelItem item) {
        NaiveOrder order = openOrders.get(item.orderId());
        if (order == null || order.investorId != investorId) {
            facts.add(
                    new Fact.CancelRefused(
                            investorId,
                            item.orderId(),
                            item.itemIndex(),
                            RefusalReason.ORDER_NOT_FOUND));
            return;
        }
        close(order, CancelReason.REQUESTED, item.itemIndex());
        tellLevel(order.instrument, order.side(), order.item.priceTicks());
    }

    private void close(NaiveOrder order, CancelReason reason, int itemIndex) {
        facts.add(cancelled(order, reason, itemIndex));
        order.remainingLots = 0;
        Account held = account(order.investorId, heldAsset(order.side(), order.instrument));
        held.locked = held.locked.subtract(order.locked);
        order.locked = BigInteger.ZERO;
        leave(order);
    }

    private static Fact cancelled(NaiveOrder order, CancelReason reason, int itemIndex) {
        return new Fact.OrderCancelled(
                order.id,
                order.investorId,
                order.instrument.id,
                itemIndex,
                order.side(),
                order.item.priceTicks(),
                order.remainingLots,
                reason);
    }

    private void leave(NaiveOrder order) {
        order.isOpen = false;
        order.instrument.side(order.side()).remove(order);
        openOrders.remove(order.id);
    }

    private void relock(NaiveOrder order) {
        Account held = account(order.investorId, heldAsset(order.side(), order.instrument));
        BigInteger needed = order.neededLock();
        held.locked = held.locked.add(needed).subtract(order.locked);
        order.locked = needed;
    }

    private static int heldAsset(Side side, NaiveInstrument instrument) {
        return side == Side.BUY ? instrument.quoteAssetId : instrument.baseAssetId;
    }

    private boolean refuse(
            long investorId, OrderItem item, RefusalReason reason, long limit, long actual) {
        return refuse(
                investorId, item, reason, BigInteger.valueOf(limit), BigInteger.valueOf(actual));
    }

    private boolean refuse(
            long investorId,
            OrderItem item,
            RefusalReason reason,
            BigInteger limit,
            BigInteger actual) {
        facts.add(
                new Fact.OrderRefused(
                        investorId,
                        item.instrumentId(),
                        item.itemIndex(),
                        reason,
                        limit.min(LONG_MAX).longValueExact(),
                        actual.min(LONG_MAX).longValueExact()));
        return true;
    }

    // The operator's commands.

    private void step(int bootstrapStep, Runnable command) {
        if (bootstrapStep != 0) {
            if (bootstrapSteps < 0 || bootstrapStep <= bootstrapSteps) {
                refuseOperator(RefusalReason.ALREADY_APPLIED);
                return;
            }
            if (bootstrapStep > bootstrapSteps + 1) {
                refuseOperator(RefusalReason.OUT_OF_SEQUENCE);
                return;
            }
        }
        int told = facts.size();
        command.run();
        boolean isRefused = facts.get(told) instanceof Fact.OperatorCommandRefused;
        if (bootstrapStep != 0 && !isRefused) {
            bootstrapSteps = bootstrapStep;
        }
    }

    private void listAsset(Command.ListAsset list) {
        if (!isName(list.name())) {
            refuseOperator(RefusalReason.NAME_INVALID);
        } else if (asset(list.name()) != null) {
            refuseOperator(RefusalReason.ASSET_EXISTS);
        } else if (list.decimals() > 18) {
            refuseOperator(RefusalReason.AMOUNT_OUT_OF_RANGE);
        } else {
            Asset asset = new Asset(assets.size(), list.name(), list.decimals());
            assets.add(asset);
            external.put(asset.id(), BigInteger.ZERO);
            facts.add(new Fact.AssetListed(asset.id(), asset.name(), asset.decimals()));
        }
    }

    private static boolean isName(String name) {
        return name.matches("[A-Za-z0-9._/-]{1,20}");
    }

    private @Nullable Asset asset(String name) {
        return assets.stream().filter(a -> a.name().equals(name)).findFirst().orElse(null);
    }

    private void listInstrument(Command.ListInstrument list) {
        Asset base = asset(list.baseAsset());
        Asset quote = asset(list.quoteAsset());
        if (instruments.stream().anyMatch(i -> i.terms.symbol().equals(list.symbol()))) {
            refuseOperator(RefusalReason.INSTRUMENT_EXISTS);
        } else if (base == null || quote == null || base.equals(quote)) {
            refuseOperator(RefusalReason.UNKNOWN_ASSET);
        } else if (!isName(list.symbol())) {
            refuseOperator(RefusalReason.NAME_INVALID);
        } else if (!areFeesInRange(list.makerFeeRate(), list.takerFeeRate())) {
            refuseOperator(RefusalReason.FEE_OUT_OF_RANGE);
        } else {
            listScaled(list, base, quote);
        }
    }

    private void listScaled(Command.ListInstrument list, Asset base, Asset quote) {
        BigDecimal tick = BigDecimal.valueOf(list.tickMantissa(), list.tickScale());
        BigDecimal lot = BigDecimal.valueOf(list.lotMantissa(), list.lotScale());
        BigInteger quoteUnits = wholeUnits(tick.multiply(lot), quote.decimals());
        BigInteger baseUnits = wholeUnits(lot, base.decimals());
        boolean isInScale =
                tick.signum() > 0
                        && lot.signum() > 0
                        && list.tickScale() <= 18
                        && list.lotScale() <= 18
                        && isUnits(quoteUnits)
                        && isUnits(baseUnits);
        if (!isInScale) {
            refuseOperator(RefusalReason.SCALE_NOT_EXACT);
            return;
        }
        BigInteger affordable = MAX_ORDER_UNITS.divide(quoteUnits);
        BigInteger maxPrice =
                list.maxPriceTicks() == 0
                        ? affordable.min(BigInteger.valueOf(100_000_000))
                        : BigInteger.valueOf(list.maxPriceTicks());
        boolean isPriceBounded =
                maxPrice.signum() > 0
                        && maxPrice.compareTo(affordable) <= 0
                        && maxPrice.bitLength() <= 40 + (maxPrice.bitCount() == 1 ? 1 : 0);
        if (!isPriceBounded) {
            refuseOperator(RefusalReason.LIMITS_OVERFLOW);
            return;
        }
        BigInteger largest = affordable.divide(maxPrice).min(MAX_ORDER_UNITS.divide(baseUnits));
        BigInteger maxQuantity =
                list.maxQuantityLots() == 0 ? largest : BigInteger.valueOf(list.maxQuantityLots());
        BigInteger minimum = BigInteger.valueOf(list.minNotionalUnits());
        boolean isBounded =
                maxQuantity.signum() > 0
                        && maxQuantity.compareTo(largest) <= 0
                        && minimum.signum() >= 0
                        && minimum.compareTo(MAX_ORDER_UNITS) <= 0;
        if (!isBounded) {
            refuseOperator(RefusalReason.LIMITS_OVERFLOW);
            return;
        }
        open(
                new NaiveInstrument(
                        instruments.size(),
                        list,
                        base.id(),
                        quote.id(),
                        quoteUnits,
                        baseUnits,
                        maxPrice.longValueExact(),
                        maxQuantity.longValueExact()));
    }

    private void open(NaiveInstrument instrument) {
        Command.ListInstrument terms = instrument.terms;
        instruments.add(instrument);
        facts.add(
                new Fact.InstrumentListed(
                        instrument.id,
                        terms.symbol(),
                        instrument.baseAssetId,
                        instrument.quoteAssetId,
                        terms.tickMantissa(),
                        terms.tickScale(),
                        terms.lotMantissa(),
                        terms.lotScale(),
                        instrument.quoteUnitsPerTickLot.longValueExact(),
                        instrument.baseUnitsPerLot.longValueExact(),
                        terms.minNotionalUnits(),
                        instrument.maxPriceTicks,
                        instrument.maxQuantityLots,
                        terms.makerFeeRate(),
                        terms.takerFeeRate(),
                        InstrumentStatus.TRADING));
    }

    /** The value in smallest units, or zero when these are not whole. */
    private static BigInteger wholeUnits(BigDecimal value, int decimals) {
        try {
            return value.movePointRight(decimals).toBigIntegerExact();
        } catch (ArithmeticException broken) {
            return BigInteger.ZERO;
        }
    }

    private static boolean isUnits(BigInteger units) {
        return units.signum() > 0 && units.compareTo(MAX_ORDER_UNITS) <= 0;
    }

    private void registerInvestor(Command.RegisterInvestor register) {
        if (register.investorId() <= 0) {
            refuseOperator(RefusalReason.INVESTOR_ID_INVALID);
        } else if (investors.containsKey(register.investorId())) {
            refuseOperator(RefusalReason.INVESTOR_EXISTS);
        } else if (!isInRange(register.limits())) {
            refuseOperator(RefusalReason.LIMIT_OUT_OF_RANGE);
        } else {
            investors.put(register.investorId(), register.limits());
            facts.add(
                    new Fact.InvestorRegistered(
                            register.investorId(), register.limits(), register.key()));
        }
    }

    private static boolean isInRange(Limits limits) {
        return limits.standardPerMinute() >= 0
                && limits.standardPerMinute() <= 10_000
                && limits.bulkPerMinute() >= 0
                && limits.bulkPerMinute() <= 10_000
                && limits.maxOpenOrders() >= 1
                && limits.maxOpenOrders() <= 1_000_000;
    }

    private void changeCredential(Command.ChangeCredential change) {
        if (!investors.containsKey(change.investorId())) {
            refuseOperator(RefusalReason.UNKNOWN_INVESTOR);
        } else {
            facts.add(new Fact.CredentialChanged(change.investorId(), change.key()));
        }
    }

    private void changeLimits(Command.ChangeLimits change) {
        if (!investors.containsKey(change.investorId())) {
            refuseOperator(RefusalReason.UNKNOWN_INVESTOR);
        } else if (!isInRange(change.limits())) {
            refuseOperator(RefusalReason.LIMIT_OUT_OF_RANGE);
        } else {
            investors.put(change.investorId(), change.limits());
            facts.add(new Fact.LimitsChanged(change.investorId(), change.limits()));
        }
    }

    private void changeFees(Command.ChangeFees change) {
        if (change.instrumentId() < 0 || change.instrumentId() >= instruments.size()) {
            refuseOperator(RefusalReason.UNKNOWN_INSTRUMENT);
        } else if (!areFeesInRange(change.makerFeeRate(), change.takerFeeRate())) {
            refuseOperator(RefusalReason.FEE_OUT_OF_RANGE);
        } else {
            NaiveInstrument instrument = instruments.get(change.instrumentId());
            instrument.makerFeeRate = change.makerFeeRate();
            instrument.takerFeeRate = change.takerFeeRate();
            facts.add(
                    new Fact.FeesChanged(
                            change.instrumentId(), change.makerFeeRate(), change.takerFeeRate()));
        }
    }

    private static boolean areFeesInRange(int makerFeeRate, int takerFeeRate) {
        int whole = NaiveOrder.RATE_SCALE.intValueExact();
        return makerFeeRate <= whole
                && takerFeeRate <= whole
                && takerFeeRate >= 0
                && -(long) makerFeeRate <= takerFeeRate;
    }

    private void changeStatus(Command.ChangeInstrumentStatus change) {
        if (change.instrumentId() < 0 || change.instrumentId() >= instruments.size()) {
            refuseOperator(RefusalReason.UNKNOWN_INSTRUMENT);
        } else {
            instruments.get(change.instrumentId()).status = change.status();
            facts.add(new Fact.InstrumentStatusChanged(change.instrumentId(), change.status()));
        }
    }

    private void transfer(Command.Transfer transfer) {
        Asset asset = asset(transfer.asset());
        if (!investors.containsKey(transfer.investorId())) {
            refuseOperator(RefusalReason.UNKNOWN_INVESTOR);
        } else if (asset == null) {
            refuseOperator(RefusalReason.UNKNOWN_ASSET);
        } else {
            transfer(transfer, asset.id());
        }
    }

    private void transfer(Command.Transfer transfer, int assetId) {
        BigInteger delta = BigInteger.valueOf(transfer.deltaUnits());
        BigInteger inside = requireNonNull(external.get(assetId)).add(delta);
        Account account = account(transfer.investorId(), assetId);
        if (delta.signum() == 0
                || delta.negate().compareTo(MAX_EXTERNAL_UNITS) > 0
                || inside.compareTo(MAX_EXTERNAL_UNITS) > 0) {
            refuseOperator(RefusalReason.AMOUNT_OUT_OF_RANGE);
        } else if (account.available().add(delta).signum() < 0) {
            refuseOperator(RefusalReason.INSUFFICIENT_BALANCE);
        } else {
            external.put(assetId, inside);
            account.total = account.total.add(delta);
            facts.add(
                    new Fact.Transferred(
                            ++lastTransferId,
                            transfer.investorId(),
                            assetId,
                            transfer.deltaUnits()));
        }
    }

    private void completeBootstrap(Command.CompleteBootstrap complete) {
        if (complete.bootstrapStep() == 0) {
            refuseOperator(RefusalReason.OUT_OF_SEQUENCE);
            return;
        }
        step(
                complete.bootstrapStep(),
                () -> facts.add(new Fact.BootstrapCompleted(complete.fileHash())));
        if (facts.getFirst() instanceof Fact.BootstrapCompleted) {
            bootstrapSteps = -1;
        }
    }

    private void refuseOperator(RefusalReason reason) {
        facts.add(new Fact.OperatorCommandRefused(reason));
    }

    // What changed.

    private Account account(long investorId, int assetId) {
        return accounts.computeIfAbsent(new AccountKey(investorId, assetId), key -> new Account());
    }

    private Map<AccountKey, Fact> balances() {
        Map<AccountKey, Fact> now = new LinkedHashMap<>();
        accounts.forEach((key, account) -> now.put(key, balance(key, account)));
        return now;
    }

    private static Fact balance(AccountKey key, Account account) {
        return new Fact.BalanceChanged(
                key.investorId(),
                key.assetId(),
                account.total.longValueExact(),
                account.locked.longValueExact());
    }

    private void tellBalances(Map<AccountKey, Fact> before) {
        balances()
                .forEach(
                        (key, fact) -> {
                            Fact none =
                                    new Fact.BalanceChanged(key.investorId(), key.assetId(), 0, 0);
                            if (!fact.equals(before.getOrDefault(key, none))) {
                                facts.add(fact);
                            }
                        });
    }

    private void tellLevel(NaiveInstrument instrument, Side side, long priceTicks) {
        long lots = 0;
        int orders = 0;
        for (NaiveOrder order : instrument.side(side)) {
            if (order.item.priceTicks() == priceTicks) {
                lots += order.remainingLots;
                orders++;
            }
        }
        facts.add(new Fact.LevelChanged(instrument.id, side, priceTicks, lots, orders));
    }
}
