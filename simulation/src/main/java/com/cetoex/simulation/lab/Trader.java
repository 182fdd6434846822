package com.cetoex.simulation.lab;

import com.cetoex.client.ApiException;
import com.cetoex.client.BulkCancellation;
import com.cetoex.client.BulkPlacement;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Placement;
import com.cetoex.client.Side;
import com.cetoex.simulation.lab.SentOrder.Fate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One client of the load: sends limit, market and bulk orders and cancels, one request at a time,
 * and writes down each before it is sent and what was told of it. One thread.
 */
final class Trader {
    private static final int MIDDLE_TICKS = 1_000;
    private static final int SPREAD_TICKS = 25;
    private static final int MAX_BULK = 8;
    private static final int MAX_OPEN = 40;
    private static final int CANCELS_AT_ONCE = 15;
    private static final Duration AFTER_A_FAULT = Duration.ofMillis(20);

    private final CetoexClient client;
    private final long investorId;
    private final Journal journal;
    private final SplittableRandom random;
    private final String prefix;
    private final List<SentOrder> open = new ArrayList<>();
    private int sent;

    Trader(CetoexClient client, long investorId, Journal journal, long seed, String prefix) {
        this.client = client;
        this.investorId = investorId;
        this.journal = journal;
        this.random = new SplittableRandom(seed);
        this.prefix = prefix + "-" + investorId + "-";
    }

    /** Trades for as long as it is wanted; requests without an answer do not end it. */
    void trade(BooleanSupplier isWanted) {
        while (isWanted.getAsBoolean()) {
            try {
                act();
            } catch (ApiException refused) {
                // Written down; the next request is another.
            } catch (CetoexException noAnswer) {
                Waiting.pause(AFTER_A_FAULT);
            }
        }
    }

    private void act() {
        int dice = random.nextInt(100);
        if (open.size() > MAX_OPEN) {
            cancelMany();
        } else if (dice < 15 && !open.isEmpty()) {
            cancelOne();
        } else if (dice < 27) {
            placeMany();
        } else {
            place();
        }
    }

    private void place() {
        SentOrder order = write(0);
        try {
            told(order, client.place(order.order()));
        } catch (CetoexException e) {
            failed(order, e);
            throw e;
        }
    }

    private void placeMany() {
        long bulk = journal.nextBulk();
        List<SentOrder> orders = new ArrayList<>();
        int count = random.nextInt(2, MAX_BULK + 1);
        for (int i = 0; i < count; i++) {
            orders.add(write(bulk));
        }
        try {
            BulkPlacement answer = client.placeAll(orders.stream().map(SentOrder::order).toList());
            for (BulkPlacement.Item item : answer.results()) {
                toldItem(orders.get(item.index()), item);
            }
        } catch (CetoexException e) {
            orders.forEach(order -> failed(order, e));
            throw e;
        }
    }

    private void toldItem(SentOrder order, BulkPlacement.Item item) {
        switch (item) {
            case BulkPlacement.Placed placed -> told(order, placed.placement());
            case BulkPlacement.Refused refused -> {
                journal.countRefused();
                order.fate(Fate.REFUSED);
            }
        }
    }

    private void told(SentOrder order, Placement placement) {
        order.acknowledged(placement);
        journal.countAcknowledged();
        if (placement.order().status().isOpen()) {
            open.add(order);
        }
    }

    private void failed(SentOrder order, CetoexException e) {
        if (e.isOutcomeUnknown()) {
            order.fate(Fate.UNKNOWN);
            journal.countUnknown();
        } else {
            order.fate(Fate.REFUSED);
            journal.countRefused();
        }
    }

    private void cancelOne() {
        SentOrder order = open.remove(random.nextInt(open.size()));
        order.cancelAsked();
        if (random.nextBoolean()) {
            client.cancel(order.orderId());
        } else {
            client.cancel(order.clientOrderId());
        }
        cancelled(order);
    }

    private void cancelMany() {
        Map<Long, SentOrder> orders = new HashMap<>();
        for (int i = 0; i < CANCELS_AT_ONCE; i++) {
            SentOrder order = open.remove(random.nextInt(open.size()));
            order.cancelAsked();
            orders.put(order.orderId(), order);
        }
        BulkCancellation answer = client.cancelAll(List.copyOf(orders.keySet()));
        for (BulkCancellation.Item item : answer.results()) {
            @Nullable SentOrder order = orders.get(item.orderId().orElse(0));
            if (item.isCancelled() && order != null) {
                cancelled(order);
            }
        }
    }

    private void cancelled(SentOrder order) {
        order.cancelled();
        journal.countCancelled();
    }

    private SentOrder write(long bulk) {
        SentOrder order = new SentOrder(investorId, prefix + sent++, randomOrder(), bulk);
        journal.sent(order);
        return order;
    }

    private NewOrder randomOrder() {
        LabMarket market = random.nextBoolean() ? LabMarket.BTC : LabMarket.ETH;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal amount = market.amount(random.nextInt(1, market.maxLots() + 1));
        if (random.nextInt(8) == 0) {
            return NewOrder.market(market.name(), side, amount);
        }
        int away = random.nextInt(-SPREAD_TICKS / 3, SPREAD_TICKS);
        int ticks = MIDDLE_TICKS + (side == Side.BUY ? -away : away);
        return NewOrder.limit(market.name(), side, amount, BigDecimal.valueOf(ticks, 2));
    }
}
