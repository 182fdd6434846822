package com.cetoex.projections.live;

import com.cetoex.projections.Trade;
import com.cetoex.projections.market.ToyExchange;
import com.cetoex.projections.market.ToyExchange.ToyOrder;
import com.cetoex.projections.market.ToyExchange.ToyTrade;
import com.cetoex.protocol.sbe.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What the views must answer, worked out anew from the lists of a toy exchange. */
final class Expected {
    private static final long DAY_SECONDS = 24 * 60 * 60;

    private Expected() {}

    /** Everything that can be read, by what it is. */
    static Map<String, Object> allOf(ToyExchange exchange, long atMillis) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("assets", assets(exchange));
        for (int id = 0; id < exchange.instruments.size(); id++) {
            all.put("instrument " + id, instrument(exchange, id));
            all.put("bids " + id, levels(exchange, id, Side.BUY));
            all.put("asks " + id, levels(exchange, id, Side.SELL));
            all.put("bid orders " + id, queue(exchange, id, Side.BUY));
            all.put("ask orders " + id, queue(exchange, id, Side.SELL));
            all.put("tape " + id, tape(exchange, id));
            all.put("statistics " + id, statistics(exchange, id, atMillis));
        }
        for (long[] investor : exchange.investors) {
            all.put("investor " + investor[0], investor(investor));
            all.put("balances " + investor[0], balances(exchange, investor[0]));
            all.put("orders " + investor[0], openOrders(exchange, investor[0]));
        }
        all.put("balances 0", balances(exchange, 0));
        all.put("sequence", exchange.lastSequence());
        return all;
    }

    /** The same, as the views tell it. */
    static Map<String, Object> allOf(LiveViews views, ToyExchange exchange, long atMillis) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("assets", views.directory().assets());
        for (int id = 0; id < exchange.instruments.size(); id++) {
            all.put("instrument " + id, views.directory().instrument(id));
            OrderBook<BookLevel> book = views.books().byPrice(id, Integer.MAX_VALUE);
            all.put("bids " + id, book.bids());
            all.put("asks " + id, book.asks());
            OrderBook<BookOrder> queues = views.books().byOrder(id, Integer.MAX_VALUE);
            all.put("bid orders " + id, queues.bids());
            all.put("ask orders " + id, queues.asks());
            all.put("tape " + id, views.tape().recent(id, Integer.MAX_VALUE));
            all.put("statistics " + id, views.statistics().at(id, atMillis));
        }
        for (long[] investor : exchange.investors) {
            all.put(
                    "investor " + investor[0],
                    views.directory().investor(investor[0]).orElseThrow());
            all.put("balances " + investor[0], views.accounts().of(investor[0]));
            all.put("orders " + investor[0], views.openOrders().of(investor[0]));
        }
        all.put("balances 0", views.accounts().of(0));
        all.put("sequence", views.lastSequence());
        return all;
    }

    static List<BookLevel> levels(ToyExchange exchange, int instrumentId, Side side) {
        Map<Long, BookLevel> levels = new LinkedHashMap<>();
        for (ToyOrder order : exchange.queue(instrumentId, side)) {
            levels.merge(
                    order.priceTicks,
                    new BookLevel(order.priceTicks, order.remaining, 1),
                    (a, b) ->
                            new BookLevel(
                                    a.priceTicks(),
                                    a.quantityLots() + b.quantityLots(),
                                    a.orderCount() + b.orderCount()));
        }
        return new ArrayList<>(levels.values());
    }

    static List<BookOrder> queue(ToyExchange exchange, int instrumentId, Side side) {
        return exchange.queue(instrumentId, side).stream()
                .map(o -> new BookOrder(o.orderId, o.investorId, o.priceTicks, o.remaining))
                .toList();
    }

    static List<OpenOrder> openOrders(ToyExchange exchange, long investorId) {
        return exchange.orders.stream()
                .filter(order -> order.isResting && order.investorId == investorId)
                .map(
                        o ->
                                new OpenOrder(
                                        o.orderId,
                                        o.investorId,
                                        o.instrumentId,
                                        o.side,
                                        o.priceTicks,
                                        o.quantity,
                                        o.remaining,
                                        o.cumulativeUnits,
                                        Optional.of(o.clientOrderId).filter(id -> !id.isEmpty()),
                                        o.createdMillis,
                                        o.updatedMillis))
                .toList();
    }

    static List<Trade> tape(ToyExchange exchange, int instrumentId) {
        return exchange.trades.reversed().stream()
                .filter(trade -> trade.instrumentId() == instrumentId)
                .limit(1000)
                .map(
                        t ->
                                new Trade(
                                        t.tradeId(),
                                        instrumentId,
                                        t.timeMillis(),
                                        t.priceTicks(),
                                        t.quantityLots(),
                                        t.notionalUnits(),
                                        t.takerSide()))
                .toList();
    }

    static DayStatistics statistics(ToyExchange exchange, int instrumentId, long atMillis) {
        List<ToyTrade> all =
                exchange.trades.stream().filter(t -> t.instrumentId() == instrumentId).toList();
        List<ToyTrade> inside = all.stream().filter(t -> isInside(t, atMillis)).toList();
        long first = inside.isEmpty() ? 0 : inside.getFirst().priceTicks();
        long reference =
                all.stream()
                        .filter(t -> !isInside(t, atMillis))
                        .reduce((older, newer) -> newer)
                        .map(ToyTrade::priceTicks)
                        .orElse(first);
        return new DayStatistics(
                instrumentId,
                first,
                inside.isEmpty() ? 0 : inside.getLast().priceTicks(),
                inside.stream().mapToLong(ToyTrade::priceTicks).max().orElse(0),
                inside.stream().mapToLong(ToyTrade::priceTicks).min().orElse(0),
                sum(inside, ToyTrade::quantityLots),
                sum(inside, ToyTrade::notionalUnits),
                inside.size(),
                reference,
                all.isEmpty() ? 0 : all.getLast().priceTicks());
    }

    private static boolean isInside(ToyTrade trade, long atMillis) {
        return trade.timeMillis() / 1000 > atMillis / 1000 - DAY_SECONDS;
    }

    private static BigInteger sum(List<ToyTrade> trades, ToLongFunction<ToyTrade> amount) {
        return BigInteger.valueOf(trades.stream().mapToLong(amount).sum());
    }

    private static List<Asset> assets(ToyExchange exchange) {
        List<Asset> assets = new ArrayList<>();
        exchange.assets.forEach(name -> assets.add(new Asset(assets.size(), name, 8)));
        return assets;
    }

    private static Instrument instrument(ToyExchange exchange, int id) {
        ToyExchange.ToyInstrument instrument = exchange.instruments.get(id);
        return new Instrument(
                id,
                instrument.symbol,
                instrument.baseAssetId,
                instrument.quoteAssetId,
                1,
                2,
                1,
                3,
                ToyExchange.QUOTE_UNITS,
                ToyExchange.BASE_UNITS,
                5,
                1_000_000,
                1_000_000,
                instrument.makerFeeRate,
                instrument.takerFeeRate,
                instrument.status);
    }

    private static Investor investor(long[] investor) {
        byte[] salt = new byte[16];
        byte[] hash = new byte[32];
        Arrays.fill(salt, (byte) investor[4]);
        Arrays.fill(hash, (byte) investor[4]);
        return new Investor(
                investor[0],
                (int) investor[1],
                (int) investor[2],
                (int) investor[3],
                new Credential(salt, hash));
    }

    private static List<Balance> balances(ToyExchange exchange, long investorId) {
        return exchange.balances.entrySet().stream()
                .filter(entry -> entry.getKey().investorId() == investorId)
                .map(
                        entry ->
                                new Balance(
                                        entry.getKey().assetId(),
                                        entry.getValue()[0],
                                        entry.getValue()[1]))
                .toList();
    }
}
