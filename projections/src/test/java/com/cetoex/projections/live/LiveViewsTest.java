package com.cetoex.projections.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.projections.MarketSeed;
import com.cetoex.projections.SequenceGap;
import com.cetoex.projections.market.Frames;
import com.cetoex.projections.market.RandomMarket;
import com.cetoex.projections.market.ToyExchange;
import com.cetoex.projections.market.ToyExchange.ToyOrder;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.Side;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The views show what the events told: whole commands, all of them, once. */
final class LiveViewsTest {
    private static final long ANN = 11;
    private static final long BOB = 12;

    private final Frames frames = new Frames();
    private final ToyExchange exchange = new ToyExchange(frames);
    private final LiveViews views = new LiveViews();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void showsWhatARecomputationShows(long seed) {
        new RandomMarket(exchange, seed).run(1_500, 120_000);
        frames.giveAll(views);
        assertSame(views);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void showsTheSameAfterEveryCommand(long seed) {
        RandomMarket market = new RandomMarket(exchange, seed);
        int given = 0;
        for (int i = 0; i < 200; i++) {
            market.run(1, 500_000);
            frames.give(given, frames.size(), views);
            given = frames.size();
            assertSame(views);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void showsACommandOfManyBatchesOnlyWithItsLast(long seed) {
        new RandomMarket(exchange, seed).run(400, 1_000);
        Frames split = frames.split(new Random(seed));
        long shown = 0;
        for (int i = 0; i < split.size(); i++) {
            split.give(i, views);
            shown = split.isLast(i) ? split.lastSequence(i) : shown;
            assertThat(views.lastSequence()).isEqualTo(shown);
        }
        assertThat(split.size()).isGreaterThan(frames.size());
        assertSame(views);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void imageReplacesAllThatWasKnown(long seed) {
        new RandomMarket(new ToyExchange(views), seed + 100).run(300, 1_000);
        RandomMarket market = new RandomMarket(exchange, seed);
        market.run(500, 1_000);
        int before = frames.size();
        int tradesBefore = exchange.trades.size();
        exchange.image();
        market.run(500, 1_000);
        Frames split = frames.split(new Random(seed));
        frames.give(before, frames.size(), views);
        exchange.trades.subList(0, tradesBefore).clear();
        assertSameButTrades(views);

        LiveViews fromParts = new LiveViews();
        int from = 0;
        while (split.lastSequence(from) < frames.lastSequence(before - 1)) {
            from++;
        }
        split.give(from + 1, split.size(), fromParts);
        assertSameButTrades(fromParts);
    }

    @Test
    void imageOfAnEmptyExchangeIsEmpty() {
        exchange.image();
        frames.giveAll(views);
        assertThat(views.lastSequence()).isZero();
        assertThat(views.directory().assets()).isEmpty();
    }

    @Test
    void halfAnImageShowsNothingOfIt() {
        new RandomMarket(exchange, 12).run(100, 1_000);
        frames.giveAll(views);
        Frames image = new Frames();
        new ToyExchange(image).image();
        Frames parts = image.split(new Random(1));
        parts.give(0, parts.size() - 1, views);
        assertSame(views);
    }

    @Test
    void eventsTakenBeforeAreSkipped() {
        new RandomMarket(exchange, 13).run(300, 1_000);
        frames.giveAll(views);
        frames.give(frames.size() - 50, frames.size(), views);
        assertSame(views);
    }

    /** A command whose telling was cut short is told again from its beginning. */
    @Test
    void wholeCommandBehindAPartOfItIsAppliedOnce() {
        new RandomMarket(exchange, 21);
        exchange.place(ANN, 0, Side.BUY, 100, 5);
        int known = frames.size();
        frames.giveAll(views);
        exchange.place(BOB, 0, Side.SELL, 100, 3);
        Frames parts = frames.split(new Random(3));
        int part = 0;
        while (parts.lastSequence(part) <= frames.lastSequence(known - 1)) {
            part++;
        }
        assertThat(parts.isLast(part)).isFalse();
        parts.give(part, views);
        frames.give(known, views);
        assertSame(views);
    }

    @Test
    void missingEventsAreRefusedAndNothingChanges() {
        new RandomMarket(exchange, 14);
        int known = frames.size();
        frames.give(0, known, views);
        long sequence = exchange.lastSequence();
        exchange.heartbeat();
        exchange.place(ANN, 0, Side.BUY, 100, 5);
        assertThatThrownBy(() -> frames.give(known + 1, views))
                .isInstanceOf(SequenceGap.class)
                .hasMessageContaining("expected a batch from sequence " + (sequence + 1));
        assertThat(views.lastSequence()).isEqualTo(sequence);
        frames.give(known, frames.size(), views);
        assertSame(views);
    }

    @Test
    void operatorsChangesAreShown() {
        new RandomMarket(exchange, 15);
        exchange.changeCredential(ANN, 99);
        exchange.changeLimits(BOB, 0, 5, 50);
        exchange.changeFees(1, -5_000, 15_000);
        exchange.changeStatus(2, InstrumentStatus.HALTED);
        exchange.transfer(ANN, 0, -500);
        frames.giveAll(views);
        assertSame(views);
        assertThat(views.directory().instrument("ETH-BTC").orElseThrow().status())
                .isEqualTo(InstrumentStatus.HALTED);
        assertThat(views.directory().instrument("eth-btc")).isEmpty();
        assertThat(views.directory().instrumentOf(1, 0).orElseThrow().symbol()).isEqualTo("BTC");
        assertThat(views.directory().investor(404)).isEmpty();
        assertThat(views.directory().asset("ETH").orElseThrow().assetId()).isEqualTo(2);
    }

    @Test
    void openOrdersOfAnInstrumentAreFilteredOldestFirst() {
        new RandomMarket(exchange, 16);
        exchange.place(ANN, 0, Side.BUY, 90, 5, "first");
        ToyOrder other = exchange.place(ANN, 1, Side.BUY, 80, 5, "second");
        exchange.place(ANN, 0, Side.BUY, 95, 5, "third");
        frames.giveAll(views);
        assertThat(views.openOrders().of(ANN, 0))
                .extracting(order -> order.clientOrderId().orElseThrow())
                .containsExactly("first", "third");
        assertThat(views.openOrders().count(ANN)).isEqualTo(3);
        assertThat(views.openOrders().order(ANN, other.orderId)).isPresent();
        assertThat(views.openOrders().order(BOB, other.orderId)).isEmpty();
    }

    @Test
    void bookIsCutAtItsLimitAndKnowsItsMid() {
        new RandomMarket(exchange, 17);
        exchange.place(ANN, 0, Side.BUY, 90, 5);
        exchange.place(ANN, 0, Side.BUY, 91, 6);
        exchange.place(BOB, 0, Side.BUY, 91, 7);
        frames.giveAll(views);
        assertThat(views.books().best(0).twiceMidTicks()).isEmpty();
        exchange.place(BOB, 0, Side.SELL, 94, 1);
        frames.give(frames.size() - 1, views);
        assertThat(views.books().best(0))
                .isEqualTo(new BestPrices(OptionalLong.of(91), OptionalLong.of(94)));
        assertThat(views.books().best(0).twiceMidTicks()).hasValue(185);
        assertThat(views.books().byPrice(0, 1).bids()).containsExactly(new BookLevel(91, 13, 2));
        assertThat(views.books().byOrder(0, 2).bids())
                .extracting(BookOrder::remainingLots)
                .containsExactly(6L, 7L);
    }

    @Test
    void lastSequenceOfAnInvestorIsThatOfItsLastOrderOrTransfer() {
        new RandomMarket(exchange, 18);
        long start = exchange.lastSequence();
        exchange.place(ANN, 0, Side.BUY, 90, 5);
        exchange.place(BOB, 0, Side.SELL, 90, 2);
        long tradeSequence = exchange.trades.getFirst().sequence();
        exchange.place(BOB, 0, Side.SELL, 190, 2);
        frames.giveAll(views);
        assertThat(views.lastSequenceOf(ANN)).isEqualTo(tradeSequence);
        assertThat(views.lastSequenceOf(BOB)).isGreaterThan(tradeSequence);
        assertThat(views.lastSequenceOf(13)).isBetween(1L, start);
        exchange.image();
        frames.give(frames.size() - 1, views);
        assertThat(views.lastSequenceOf(404)).isEqualTo(views.imageSequence());
    }

    @Test
    void seedMustEndWithTheImageAndComesOnce() {
        new RandomMarket(exchange, 19).run(50, 1_000);
        exchange.image();
        frames.give(frames.size() - 1, views);
        assertThat(views.isSeeded()).isFalse();
        assertThatThrownBy(() -> views.seed(MarketSeed.empty(1)))
                .isInstanceOf(IllegalArgumentException.class);
        views.seed(MarketSeed.empty(views.imageSequence()));
        assertThat(views.isSeeded()).isTrue();
        assertThatThrownBy(() -> views.seed(MarketSeed.empty(views.imageSequence())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Every command moves lots from one account to another and back; readers look in between. */
    @Test
    void readersNeverSeeHalfACommand() throws InterruptedException {
        new RandomMarket(exchange, 20);
        exchange.place(ANN, 0, Side.BUY, 100, 1_000_000);
        for (int i = 0; i < 3_000; i++) {
            exchange.place(BOB, 0, Side.SELL, 100, 1);
        }
        Frames split = frames.split(new Random(20));
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicReference<String> fault = new AtomicReference<>("");
        List<Thread> readers =
                List.of(
                        Thread.ofPlatform().start(() -> look(isOver, fault)),
                        Thread.ofPlatform().start(() -> look(isOver, fault)));
        split.giveAll(views);
        isOver.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(fault.get()).isEmpty();
        assertSame(views);
    }

    private void look(AtomicBoolean isOver, AtomicReference<String> fault) {
        while (!isOver.get()) {
            if (views.directory().instruments().isEmpty()) {
                continue;
            }
            OrderBook<BookLevel> book = views.books().byPrice(0, 1);
            long open = book.bids().isEmpty() ? 0 : book.bids().getFirst().quantityLots();
            if (views.lastSequence() < book.sequence() || book.asks().size() > 0) {
                fault.set("half a command in " + book);
            }
            if (open > 0 && views.openOrders().of(ANN).getFirst().remainingLots() > open) {
                fault.set("an order larger than its level of " + book);
            }
        }
    }

    private void assertSame(LiveViews actual) {
        long at = exchange.timeMillis;
        assertThat(Expected.allOf(actual, exchange, at)).isEqualTo(Expected.allOf(exchange, at));
    }

    private void assertSameButTrades(LiveViews actual) {
        long at = exchange.timeMillis;
        assertThat(withoutLastEver(Expected.allOf(actual, exchange, at)))
                .isEqualTo(withoutLastEver(Expected.allOf(exchange, at)));
    }

    /** An image tells the last price although the trades before it are gone from the tape. */
    private static Map<String, Object> withoutLastEver(Map<String, Object> all) {
        all.replaceAll(
                (what, value) ->
                        value instanceof DayStatistics s
                                ? List.of(s.tradeCount(), s.quoteVolumeUnits(), s.highPriceTicks())
                                : value);
        return all;
    }
}
