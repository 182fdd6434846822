package com.cetoex.engine.rulebook;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.CancelItem;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Comparison;
import com.cetoex.reference.Fact;
import com.cetoex.reference.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays the lines of a script on one exchange. */
final class Stage {
    private static final long FIRST_MILLIS = 1_700_000_000_000L;
    private static final long PLENTY = 1_000_000_000_000L;

    private final Venue venue;
    private final Comparison comparison = new Comparison();
    private final Cast cast = new Cast();
    private final Telling telling = new Telling(cast);
    private long nowMillis = FIRST_MILLIS;
    private boolean isTellingBalances;
    private boolean isTellingLevels;
    private List<Fact> lastFacts = List.of();

    Stage(Venue venue) {
        this.venue = venue;
    }

    /** Everything that the last command led to. */
    List<Fact> lastFacts() {
        return lastFacts;
    }

    /** Plays one line and puts what it led to into words. */
    List<String> play(String line) {
        lastFacts = List.of();
        boolean isBulk = line.startsWith("bulk");
        perform(line);
        return told(isBulk);
    }

    private void perform(String line) {
        Words words = new Words(line);
        switch (words.next()) {
            case "market" -> market(words);
            case "fund" -> transfer(words, 1);
            case "withdraw" -> transfer(words, -1);
            case "balances" -> isTellingBalances = true;
            case "levels" -> isTellingLevels = true;
            case "buy" -> place(words, Side.BUY);
            case "sell" -> place(words, Side.SELL);
            case "cancel" -> cancel(words);
            case "bulk" -> bulk(line);
            case "wait" -> nowMillis += Duration.parse("PT" + words.next()).toMillis();
            case "halt" -> status(words, InstrumentStatus.HALTED);
            case "resume" -> status(words, InstrumentStatus.TRADING);
            case "fees" -> fees(words);
            case "cap" -> cap(words);
            default -> throw new IllegalArgumentException("no such line: " + line);
        }
    }

    private List<String> told(boolean isBulk) {
        List<String> told = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (Fact fact : lastFacts) {
            boolean isResult = isResult(fact);
            String words = isShown(fact) ? telling.words(fact) : "";
            if (!words.isEmpty()) {
                String prefix =
                        isBulk && !isResult ? "[%d] ".formatted(Telling.itemIndex(fact)) : "";
                (isResult ? results : told).add(prefix + words);
            }
        }
        results.sort(null);
        told.addAll(results);
        return told;
    }

    private static boolean isResult(Fact fact) {
        return fact instanceof Fact.LevelChanged || fact instanceof Fact.BalanceChanged;
    }

    private boolean isShown(Fact fact) {
        return switch (fact) {
            case Fact.BalanceChanged balance -> isTellingBalances;
            case Fact.LevelChanged level -> isTellingLevels;
            default -> true;
        };
    }

    private void market(Words words) {
        String symbol = words.next();
        long minNotional = 1;
        int makerRate = 0;
        int takerRate = 0;
        long lotUnits = 1;
        long mostLots = 0;
        long highestTicks = 0;
        while (!words.isEmpty()) {
            switch (words.next()) {
                case "min" -> minNotional = words.number();
                case "maker" -> makerRate = words.rate();
                case "taker" -> takerRate = words.rate();
                case "lot" -> lotUnits = words.number();
                case "most" -> mostLots = words.number();
                case "highest" -> highestTicks = words.number();
                default -> throw new IllegalArgumentException("no such term of market " + symbol);
            }
        }
        list("USDT");
        list(symbol);
        cast.addSymbol(symbol);
        apply(
                new Command.ListInstrument(
                        0,
                        symbol,
                        symbol,
                        "USDT",
                        1,
                        0,
                        lotUnits,
                        0,
                        minNotional,
                        highestTicks,
                        mostLots,
                        makerRate,
                        takerRate));
    }

    private void list(String asset) {
        if (cast.addAsset(asset)) {
            apply(new Command.ListAsset(0, asset, 0));
        }
    }

    private void openDefaultMarket() {
        if (!cast.hasMarket()) {
            market(new Words("BTC"));
        }
    }

    private long investor(String name) {
        openDefaultMarket();
        if (!cast.knows(name)) {
            long id = register(name);
            for (String asset : cast.assets()) {
                apply(new Command.Transfer(0, id, asset, PLENTY));
            }
        }
        return cast.investorId(name);
    }

    private long register(String name) {
        long id = cast.addInvestor(name);
        apply(new Command.RegisterInvestor(0, id, Limits.DEFAULT, ApiKey.numbered((int) id)));
        return id;
    }

    private void transfer(Words words, int sign) {
        openDefaultMarket();
        String name = words.next();
        if (!cast.knows(name)) {
            register(name);
        }
        long units = words.number() * sign;
        apply(new Command.Transfer(0, cast.investorId(name), words.next(), units));
    }

    private void place(Words words, Side side) {
        long investorId = investor(words.next());
        apply(new Command.PlaceOrder(investorId, order(words, side, 0)));
    }

    private OrderItem order(Words words, Side side, int itemIndex) {
        long lots = words.number();
        String symbol = cast.isSymbol(words.peek()) ? words.next() : cast.symbol(0);
        boolean isMarket = words.takes("market");
        long price = !isMarket && words.takes("@") ? words.number() : 0;
        String clientOrderId = words.takes("id") ? words.next() : "";
        RefusalReason edgeFault =
                words.takes("fault") ? RefusalReason.valueOf(words.next()) : RefusalReason.NONE;
        return new OrderItem(
                itemIndex,
                cast.instrumentId(symbol),
                side,
                isMarket ? OrderType.MARKET : OrderType.LIMIT,
                price,
                lots,
                edgeFault,
                clientOrderId);
    }

    private void cancel(Words words) {
        long investorId = investor(words.next());
        boolean isByClientOrderId = words.takes("id");
        apply(
                isByClientOrderId
                        ? new Command.CancelOrder(investorId, 0, words.next())
                        : new Command.CancelOrder(investorId, words.orderId(), ""));
    }

    private void bulk(String line) {
        int colon = line.indexOf(':');
        Words head = new Words(line.substring(0, colon));
        head.next();
        boolean isCancel = head.takes("cancel");
        long investorId = investor(head.next());
        String[] items = line.substring(colon + 1).split(";", -1);
        apply(isCancel ? bulkCancel(investorId, items) : bulkPlace(investorId, items));
    }

    private Command bulkPlace(long investorId, String[] items) {
        List<OrderItem> orders = new ArrayList<>();
        for (String item : items) {
            Words words = new Words(item);
            Side side = words.next().equals("buy") ? Side.BUY : Side.SELL;
            orders.add(order(words, side, orders.size()));
        }
        return new Command.PlaceOrders(investorId, orders);
    }

    private static Command bulkCancel(long investorId, String[] items) {
        List<CancelItem> orders = new ArrayList<>();
        for (String item : items) {
            orders.add(new CancelItem(orders.size(), new Words(item).orderId()));
        }
        return new Command.CancelOrders(investorId, orders);
    }

    private void status(Words words, InstrumentStatus status) {
        apply(new Command.ChangeInstrumentStatus(cast.instrumentId(words.next()), status));
    }

    private void fees(Words words) {
        int instrumentId = cast.instrumentId(words.next());
        int makerRate = words.takes("maker") ? words.rate() : 0;
        int takerRate = words.takes("taker") ? words.rate() : 0;
        apply(new Command.ChangeFees(instrumentId, makerRate, takerRate));
    }

    private void cap(Words words) {
        long investorId = investor(words.next());
        Limits limits = new Limits(100, 10, (int) words.number());
        apply(new Command.ChangeLimits(investorId, limits));
    }

    private void apply(Command command) {
        lastFacts = comparison.of(venue.apply(nowMillis, command));
    }
}
