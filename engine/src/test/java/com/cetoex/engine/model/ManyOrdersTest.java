package com.cetoex.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Fact;
import com.cetoex.reference.RestingOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The chapter on size: with many assets, accounts, levels and orders, more than anything is made
 * for at first, every order keeps its place, is found by its ids, and can be cancelled.
 */
class ManyOrdersTest {
    private static final int ASSETS = 40;
    private static final int INVESTORS = 1_200;
    private static final int ORDERS = 40_000;
    private static final int LEVELS = 300;
    private static final int FIRST_TICKS = 1_000;
    private static final int STRIDE = 7_919;

    /** Ids so far apart fall into one place of an index that is as large as this, or smaller. */
    private static final int ROUND = 1 << 15;

    private static final int ROUNDS = 3;
    private static final long TAKER = INVESTORS + 1;

    private EngineVenue engine = new EngineVenue();
    private long timeMillis = 1_700_000_000_000L;

    @Test
    void everyOneOfManyOrdersIsInItsPlaceAndCanBeFoundAndCancelled() {
        open();
        List<RestingOrder> expected = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            place(order);
            expected.add(new RestingOrder(order + 1L, Side.SELL, priceTicks(order), 2, 2));
        }
        checkBook(expected);
        Set<Long> cancelled = cancelMany();
        expected.removeIf(order -> cancelled.contains(order.orderId()));
        checkBook(expected);
        engine = new EngineVenue(engine.snapshot(), engine);
        checkBook(expected);
        sweep(expected);
        checkBook(expected);
        checkClientOrderIds();
    }

    /** An id whose 24 h are over stands in no queue; its open order alone leads to it. */
    @Test
    void idsOfManyOldOpenOrdersOutliveASnapshot() {
        open();
        for (int order = 0; order < ORDERS; order++) {
            place(order);
        }
        timeMillis += Duration.ofHours(25).toMillis();
        apply(new Command.Heartbeat());
        engine = new EngineVenue(engine.snapshot(), engine);
        checkClientOrderIds();
    }

    @Test
    void ordersThatStayOpenAreFoundHoweverManyCameAndWent() {
        open();
        List<Long> staying = new ArrayList<>();
        for (int order = 0; order <= ROUNDS * ROUND; order++) {
            apply(new Command.PlaceOrder(1, sellWithoutId()));
            if (order % ROUND == 0) {
                staying.add(order + 1L);
            } else {
                cancelOf(1, order + 1L);
            }
        }
        for (int index : new int[] {1, 0, 3, 2}) {
            assertThat(cancelOf(1, staying.get(index)).getFirst())
                    .isInstanceOfSatisfying(
                            Fact.OrderCancelled.class,
                            cancelled ->
                                    assertThat(cancelled.orderId()).isEqualTo(staying.get(index)));
            assertThat(cancelOf(1, staying.get(index)).getFirst())
                    .isInstanceOf(Fact.CancelRefused.class);
        }
        assertThat(engine.snapshot().restingOrders()).isEmpty();
    }

    private static OrderItem sellWithoutId() {
        return new OrderItem(
                0, 0, Side.SELL, OrderType.LIMIT, FIRST_TICKS, 2, RefusalReason.NONE, "");
    }

    /** A third of all, in no order that book or index would have. */
    private Set<Long> cancelMany() {
        Set<Long> cancelled = new HashSet<>();
        for (int i = 0; i < ORDERS; i += 3) {
            long orderId = 1 + (long) i * STRIDE % ORDERS;
            assertThat(cancel(orderId).getFirst()).isInstanceOf(Fact.OrderCancelled.class);
            assertThat(cancel(orderId).getFirst()).isInstanceOf(Fact.CancelRefused.class);
            cancelled.add(orderId);
        }
        return cancelled;
    }

    private void open() {
        apply(new Command.ListAsset(0, "USDT", 0));
        for (int asset = 1; asset < ASSETS; asset++) {
            apply(new Command.ListAsset(0, "A" + asset, 0));
        }
        apply(new Command.ListInstrument(0, "M", base(), "USDT", 1, 0, 1, 0, 0, 0, 0, 0, 0));
        for (int investor = 1; investor <= TAKER; investor++) {
            apply(
                    new Command.RegisterInvestor(
                            0, investor, Limits.DEFAULT, ApiKey.numbered(investor)));
            apply(new Command.Transfer(0, investor, "USDT", 1_000_000_000));
            apply(new Command.Transfer(0, investor, base(), 1_000));
        }
    }

    private static String base() {
        return "A" + (ASSETS - 1);
    }

    private void place(int order) {
        assertThat(apply(new Command.PlaceOrder(investor(order), sell(order))))
                .hasAtLeastOneElementOfType(Fact.OrderRested.class);
    }

    private static long investor(int order) {
        return 1L + order % INVESTORS;
    }

    private static long priceTicks(int order) {
        return FIRST_TICKS + (long) order * STRIDE % LEVELS;
    }

    private static OrderItem sell(int order) {
        return new OrderItem(
                0,
                0,
                Side.SELL,
                OrderType.LIMIT,
                priceTicks(order),
                2,
                RefusalReason.NONE,
                "c" + order / INVESTORS);
    }

    private List<Fact> cancel(long orderId) {
        return cancelOf(investor((int) orderId - 1), orderId);
    }

    private List<Fact> cancelOf(long investorId, long orderId) {
        return apply(new Command.CancelOrder(investorId, orderId, ""));
    }

    /** Takes more makers in one command than any other test: each of them changes its balances. */
    private void sweep(List<RestingOrder> expected) {
        expected.sort(byPriority());
        int makers = 500;
        List<Long> makerIds = new ArrayList<>();
        for (Fact fact : apply(new Command.PlaceOrder(TAKER, marketBuy(makers * 2L)))) {
            if (fact instanceof Fact.TradeExecuted trade) {
                makerIds.add(trade.maker().orderId());
                assertThat(trade.quantityLots()).isEqualTo(2);
            }
        }
        assertThat(makerIds)
                .isEqualTo(expected.stream().limit(makers).map(RestingOrder::orderId).toList());
        expected.subList(0, makers).clear();
    }

    private static OrderItem marketBuy(long lots) {
        return new OrderItem(
                0, 0, Side.BUY, OrderType.MARKET, 0, lots, RefusalReason.NONE, "sweep");
    }

    private void checkBook(List<RestingOrder> expected) {
        assertThat(engine.engine().openOrderCount()).isEqualTo(expected.size());
        assertThat(engine.snapshot().restingOrders())
                .isEqualTo(expected.stream().sorted(byPriority()).toList());
    }

    private static Comparator<RestingOrder> byPriority() {
        return Comparator.comparingLong(RestingOrder::priceTicks)
                .thenComparingLong(RestingOrder::orderId);
    }

    private void checkClientOrderIds() {
        for (int order = 0; order < ORDERS; order += 7) {
            long orderId = order + 1L;
            assertThat(apply(new Command.PlaceOrder(investor(order), sell(order))))
                    .first()
                    .isInstanceOfSatisfying(
                            Fact.OrderReplayed.class,
                            replayed -> assertThat(replayed.orderId()).isEqualTo(orderId));
        }
    }

    private List<Fact> apply(Command command) {
        return engine.apply(timeMillis, command);
    }
}
