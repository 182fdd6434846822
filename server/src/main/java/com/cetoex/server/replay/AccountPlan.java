package com.cetoex.server.replay;

import com.cetoex.client.Side;
import com.cetoex.server.replay.RecordedCommand.RecordedFill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deals the orders of a recording to as few accounts as it takes that no order meets one of its own
 * account: the exchange would cancel the resting one instead of trading. It also counts what each
 * account must own.
 */
final class AccountPlan {
    private final Map<String, Integer> accountOf = new HashMap<>();
    private final Map<String, OpenOrder> open = new HashMap<>();
    private final List<Funds> funds = new ArrayList<>();
    private int mostOpenOrders;

    /**
     * Goes through the whole recording once.
     *
     * @throws ReplayFault when it contradicts itself, or its sums do not fit 64 bits
     */
    AccountPlan(List<RecordedCommand> commands) {
        for (RecordedCommand command : commands) {
            try {
                add(command);
            } catch (ArithmeticException e) {
                throw new ReplayFault(
                        "Command " + command.sequence() + " brings a sum beyond 64 bits.");
            }
        }
    }

    private void add(RecordedCommand command) {
        if (command.isCancel()) {
            cancel(command);
        } else {
            place(command);
        }
    }

    /** Accounts that are needed. */
    int accounts() {
        return funds.size();
    }

    /** The account, from 0, of an order of the recording. */
    int accountOf(String orderId) {
        Integer account = accountOf.get(orderId);
        if (account == null) {
            throw new ReplayFault(
                    "The recording cancels order " + orderId + ", which it never places.");
        }
        return account;
    }

    /** What an account must own at the start, in ticks times lots and in lots. */
    Funds funds(int account) {
        return funds.get(account);
    }

    /** Most orders that are open at once, over all accounts. */
    int mostOpenOrders() {
        return mostOpenOrders;
    }

    private void place(RecordedCommand command) {
        int account = strangerOfAll(command.fills());
        accountOf.put(command.id(), account);
        fundsOf(account).hold(command.side(), command.priceTicks(), command.sizeLots());
        command.fills().forEach(fill -> trade(command, account, fill));
        if (command.restingLots() > 0) {
            open.put(command.id(), new OpenOrder(command, command.restingLots()));
            mostOpenOrders = Math.max(mostOpenOrders, open.size());
        }
    }

    /** The first account that owns none of the makers. */
    private int strangerOfAll(List<RecordedFill> fills) {
        Set<Integer> owners = new HashSet<>();
        fills.forEach(fill -> owners.add(accountOf(fill.makerId())));
        int account = 0;
        while (owners.contains(account)) {
            account++;
        }
        return account;
    }

    private void trade(RecordedCommand taker, int account, RecordedFill fill) {
        OpenOrder maker = open.get(fill.makerId());
        if (maker == null) {
            throw new ReplayFault(
                    "Command "
                            + taker.sequence()
                            + " trades with order "
                            + fill.makerId()
                            + ", which is not open.");
        }
        long improvement =
                Math.multiplyExact(
                        Math.absExact(Math.subtractExact(taker.priceTicks(), fill.priceTicks())),
                        fill.sizeLots());
        fundsOf(account).settle(taker.side(), fill, taker.side() == Side.BUY ? improvement : 0);
        fundsOf(accountOf(fill.makerId())).settle(taker.side().opposite(), fill, 0);
        maker.lots = Math.subtractExact(maker.lots, fill.sizeLots());
        if (maker.lots == 0) {
            open.remove(fill.makerId());
        }
    }

    private void cancel(RecordedCommand command) {
        OpenOrder order = open.remove(command.id());
        if (order == null) {
            throw new ReplayFault(
                    "Command "
                            + command.sequence()
                            + " cancels order "
                            + command.id()
                            + ", which is not open.");
        }
        fundsOf(accountOf(command.id()))
                .release(order.placed.side(), order.placed.priceTicks(), order.lots);
    }

    private Funds fundsOf(int account) {
        while (funds.size() <= account) {
            funds.add(new Funds());
        }
        return funds.get(account);
    }

    /** An order in the book and what is left of it. */
    private static final class OpenOrder {
        private final RecordedCommand placed;
        private long lots;

        OpenOrder(RecordedCommand placed, long lots) {
            this.placed = placed;
            this.lots = lots;
        }
    }

    /** What an account has available, from a start at zero, and the least that it ever had. */
    static final class Funds {
        private long quote;
        private long base;
        private long leastQuote;
        private long leastBase;

        /** What it must own of the quote asset, in ticks times lots. */
        long neededQuote() {
            return -leastQuote;
        }

        /** What it must own of the base asset, in lots. */
        long neededBase() {
            return -leastBase;
        }

        private void hold(Side side, long priceTicks, long lots) {
            release(side, priceTicks, -lots);
        }

        private void release(Side side, long priceTicks, long lots) {
            if (side == Side.BUY) {
                addQuote(Math.multiplyExact(priceTicks, lots));
            } else {
                addBase(lots);
            }
        }

        private void settle(Side side, RecordedFill fill, long improvement) {
            if (side == Side.BUY) {
                addBase(fill.sizeLots());
                addQuote(improvement);
            } else {
                addQuote(Math.multiplyExact(fill.priceTicks(), fill.sizeLots()));
            }
        }

        private void addQuote(long ticksTimesLots) {
            quote = Math.addExact(quote, ticksTimesLots);
            leastQuote = -Math.absExact(Math.min(leastQuote, quote));
        }

        private void addBase(long lots) {
            base = Math.addExact(base, lots);
            leastBase = -Math.absExact(Math.min(leastBase, base));
        }
    }
}
