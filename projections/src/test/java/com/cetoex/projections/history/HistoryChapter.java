package com.cetoex.projections.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.projections.SequenceGap;
import com.cetoex.projections.live.Balance;
import com.cetoex.projections.live.DayStatistics;
import com.cetoex.projections.live.LiveViews;
import com.cetoex.projections.market.EngineMarket;
import com.cetoex.projections.market.Frames;
import com.cetoex.projections.market.RandomMarket;
import com.cetoex.projections.market.ToyExchange;
import com.cetoex.projections.market.ToyExchange.Account;
import com.cetoex.projections.market.ToyExchange.ToyOrder;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables hold what the events told, at every commit and after every restart; told once for each
 * database. Positions in the recording are numbers of batches here.
 */
abstract class HistoryChapter {
    static final long ANN = 11;
    static final long BOB = 12;
    private static final Duration LONG = Duration.ofSeconds(20);

    final Frames frames = new Frames();
    final ToyExchange exchange = new ToyExchange(frames);
    HistoryDatabase database;
    HistoryProjection projection;

    /** Opens the same database again, or for the first time. */
    abstract HistoryDatabase open();

    /** Drops the database, which is closed. */
    abstract void drop() throws Exception;

    @BeforeEach
    void openIt() throws Exception {
        drop();
        database = open();
        projection = database.projection();
    }

    @AfterEach
    void closeIt() {
        projection.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tablesAreThoseOfARecomputation(long seed) {
        new RandomMarket(exchange, seed).run(1_000, 20_000);
        giveWithCommits(frames, new Random(seed));
        assertSame();
        assertThat(Tables.candles(database, "candles_1s"))
                .isEqualTo(Tables.candles(exchange, 1_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void commandsOfManyBatchesAreCommittedWhole(long seed) {
        new RandomMarket(exchange, seed).run(300, 20_000);
        Frames split = frames.split(new Random(seed));
        for (int i = 0; i < split.size(); i++) {
            split.give(i, projection);
            assertThat(projection.isAtCommandEnd()).isEqualTo(split.isLast(i));
            int position = i + 1;
            if (split.isLast(i)) {
                projection.commit(position);
            } else {
                assertThatThrownBy(() -> projection.commit(position))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
        assertSame();
    }

    /** The process ends between two commits: the connection is gone, the memory too. */
    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void restartGoesOnWhereTheLastCommitStood(long seed) {
        new RandomMarket(exchange, seed).run(600, 20_000);
        Random random = new Random(seed);
        while (projection.sequence() < exchange.lastSequence()) {
            int from = (int) projection.resumePosition();
            int to = Math.min(frames.size(), from + 2 + random.nextInt(150));
            int committed = from + 1 + random.nextInt(to - from);
            frames.give(from, committed, projection);
            projection.commit(committed);
            frames.give(committed, to, projection);
            closeIt();
            database = open();
            projection = database.projection();
            assertThat(projection.resumePosition()).isEqualTo(committed - 1);
            assertThat(projection.pendingRows()).isZero();
        }
        assertSame();
    }

    @Test
    void droppedDatabaseIsMadeAgainFromTheBeginning() throws Exception {
        new RandomMarket(exchange, 8).run(300, 20_000);
        giveWithCommits(frames, new Random(8));
        closeIt();
        drop();
        database = open();
        projection = database.projection();
        assertThat(projection.sequence()).isZero();
        assertThat(projection.resumePosition()).isZero();
        giveWithCommits(frames, new Random(9));
        assertSame();
    }

    @Test
    void eventsTakenBeforeAreSkipped() {
        new RandomMarket(exchange, 9).run(200, 1_000);
        frames.give(0, 120, projection);
        projection.commit(120);
        frames.give(50, 150, projection);
        frames.give(100, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
    }

    @Test
    void missingEventsAreRefusedAndNothingIsTaken() {
        new RandomMarket(exchange, 10).run(200, 1_000);
        frames.give(0, 50, projection);
        long next = frames.lastSequence(49) + 1;
        assertThatThrownBy(() -> frames.give(60, projection))
                .isInstanceOf(SequenceGap.class)
                .hasMessageContaining("expected a batch from sequence " + next);
        frames.give(50, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
    }

    @Test
    void orderTouchedOftenIsWrittenOnce() {
        new RandomMarket(exchange, 11);
        exchange.place(ANN, 0, Side.BUY, 100, 50, "often");
        for (int i = 0; i < 10; i++) {
            exchange.place(BOB, 0, Side.SELL, 0, 1);
        }
        frames.give(0, frames.size() - 11, projection);
        projection.commit(1);
        frames.give(frames.size() - 11, frames.size(), projection);
        // 11 orders, 2 counts, 10 trades, and one candle of each length.
        assertThat(projection.pendingRows()).isEqualTo(25);
        projection.commit(frames.size());
        assertThat(projection.pendingRows()).isZero();
        assertSame();
    }

    @Test
    void cancelOfAnOrderFilledInAnEarlierBatchKeepsItsNotional() {
        new RandomMarket(exchange, 12);
        ToyOrder order = exchange.place(ANN, 0, Side.BUY, 100, 50);
        exchange.place(BOB, 0, Side.SELL, 100, 20);
        frames.giveAll(projection);
        projection.commit(1);
        exchange.cancel(order);
        frames.give(frames.size() - 1, projection);
        projection.commit(2);
        assertThat(database.query().order(ANN, order.orderId)).contains(Tables.order(order));
        assertThat(order.cumulativeUnits).isPositive();
    }

    @Test
    void projectionThatIsOvertakenCommitsNothing() {
        new RandomMarket(exchange, 13).run(100, 1_000);
        try (HistoryProjection other = database.projection()) {
            frames.give(0, 50, projection);
            frames.give(0, 70, other);
            other.commit(70);
            assertThat(projection.commit(50)).isFalse();
        }
        projection.reset();
        assertThat(projection.resumePosition()).isEqualTo(69);
        frames.give(69, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
    }

    @Test
    void projectionThatFailedTakesNothingUntilItIsReset() {
        new RandomMarket(exchange, 14).run(100, 1_000);
        frames.give(0, 50, projection);
        projection.close();
        assertThatThrownBy(() -> frames.give(50, projection))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> projection.commit(50)).isInstanceOf(IllegalStateException.class);
        projection.reset();
        giveWithCommits(frames, new Random(14));
        assertSame();
    }

    @Test
    void lockedDatabaseFailsTheCommitAndTheEventsAreTakenAgain() throws SQLException {
        new RandomMarket(exchange, 41).run(200, 1_000);
        frames.give(0, 100, projection);
        projection.commit(100);
        frames.give(100, 150, projection);
        try (Connection other = database.writer();
                Statement statement = other.createStatement()) {
            statement.execute("UPDATE projection_position SET sequence = -1");
            assertThatThrownBy(() -> projection.commit(150))
                    .isInstanceOf(HistoryUnavailable.class)
                    .hasMessageContaining("could not commit the history up to sequence");
            projection.reset();
            assertThat(projection.resumePosition()).isEqualTo(99);
            assertThat(database.query().sequence()).isEqualTo(frames.lastSequence(99));
            other.rollback();
        }
        frames.give(99, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
    }

    @Test
    void contradictionIsToldAsDamage() throws SQLException {
        new RandomMarket(exchange, 15);
        ToyOrder order = exchange.place(ANN, 0, Side.BUY, 100, 50);
        frames.giveAll(projection);
        projection.commit(1);
        execute("DELETE FROM orders");
        exchange.cancel(order);
        frames.give(frames.size() - 1, projection);
        assertThatThrownBy(() -> projection.commit(2)).isInstanceOf(HistoryDamaged.class);
        projection.reset();
        assertThat(projection.resumePosition()).isEqualTo(frames.size() - 2);
    }

    @Test
    void listingsAndTheirChangesAreKept() {
        new RandomMarket(exchange, 16);
        exchange.changeFees(0, -5, 7);
        exchange.changeStatus(1, InstrumentStatus.HALTED);
        frames.giveAll(projection);
        projection.commit(1);
        assertThat(
                        Tables.rows(
                                database,
                                "SELECT symbol, base_asset_id, quote_asset_id, maker_fee_rate,"
                                        + " taker_fee_rate, status FROM instruments"
                                        + " ORDER BY instrument_id"))
                .containsExactly(
                        "BTC|1|0|-5|7|1", "ETH|2|0|10000|20000|2", "ETH-BTC|2|1|10000|20000|1");
        assertThat(Tables.rows(database, "SELECT name, decimals FROM assets ORDER BY asset_id"))
                .containsExactly("USDT|8", "BTC|8", "ETH|8");
    }

    @Test
    void operatorsReadDecimals() {
        new RandomMarket(exchange, 17);
        exchange.place(ANN, 0, Side.BUY, 12_345, 1_500, "mine");
        exchange.place(BOB, 0, Side.SELL, 12_345, 500);
        frames.giveAll(projection);
        projection.commit(1);
        assertThat(
                        Tables.rows(
                                database,
                                "SELECT symbol, side, order_type, status, CAST(price * 100 AS"
                                        + " INTEGER), CAST(amount * 10 AS INTEGER), CAST("
                                        + "filled_amount * 10 AS INTEGER), client_order_id FROM"
                                        + " orders_with_decimals ORDER BY order_id"))
                .containsExactly(
                        "BTC|buy|limit|partially_filled|12345|15|5|mine",
                        "BTC|sell|limit|filled|12345|5|5|null");
        assertThat(
                        Tables.rows(
                                database,
                                "SELECT symbol, taker_side, CAST(price * 100 AS INTEGER)"
                                        + " FROM trades_with_decimals"))
                .containsExactly("BTC|sell|12345");
    }

    @ParameterizedTest
    @ValueSource(longs = {18, 19})
    void ledgerAddsUpToTheBalances(long seed) {
        new RandomMarket(exchange, seed).run(400, 1_000);
        giveWithCommits(frames, new Random(seed));
        List<String> expected = new ArrayList<>();
        exchange.balances.forEach(
                (Account account, long[] units) ->
                        expected.add(
                                account.investorId() + "|" + account.assetId() + "|" + units[0]));
        assertThat(ledgerTotals()).isEqualTo(expected);
        assertThat(
                        Tables.rows(
                                database,
                                "SELECT cause_id FROM ledger_entries WHERE cause = 'trade' GROUP"
                                        + " BY cause_id, asset_id HAVING SUM(delta_units) <> 0"))
                .isEmpty();
    }

    @Test
    void ledgerAndOpenOrdersOfTheEngineAreThoseOfItsLiveViews() {
        EngineMarket market = new EngineMarket(frames, 1);
        market.run(3_000, 100);
        LiveViews views = new LiveViews();
        frames.giveAll(views);
        giveWithCommits(frames, new Random(1));
        List<String> balances = new ArrayList<>();
        List<Long> openOrders = new ArrayList<>();
        for (long investor = 0; investor <= EngineMarket.INVESTORS; investor++) {
            for (Balance balance : views.accounts().of(investor)) {
                balances.add(investor + "|" + balance.assetId() + "|" + balance.totalUnits());
            }
            views.openOrders().of(investor).forEach(order -> openOrders.add(order.orderId()));
        }
        assertThat(ledgerTotals()).isEqualTo(balances);
        assertThat(
                        Tables.rows(
                                database,
                                "SELECT order_id FROM orders WHERE status IN (1, 2) ORDER BY"
                                        + " investor_id, order_id"))
                .isEqualTo(openOrders.stream().map(String::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 21})
    void pagesTogetherAreAllOrdersNewestFirst(long seed) {
        new RandomMarket(exchange, seed).run(500, 1_000);
        giveWithCommits(frames, new Random(seed));
        for (int limit : new int[] {1, 7, 50, 500}) {
            assertPages(OrderFilter.ALL, limit);
            assertPages(OrderFilter.ofInstrument(1), limit);
        }
        ToyOrder named =
                exchange.orders.stream()
                        .filter(o -> o.investorId == ANN && !o.clientOrderId.isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertPages(OrderFilter.ofClientOrderId(named.clientOrderId), 2);
        assertPages(
                new OrderFilter(
                        OptionalInt.of(named.instrumentId), Optional.of(named.clientOrderId)),
                2);
        assertPages(OrderFilter.ofClientOrderId("unknown"), 2);
        assertPages(OrderFilter.ofInstrument(404), 2);
    }

    @Test
    void clientOrderIdUsedAgainShowsBothOrders() {
        new RandomMarket(exchange, 22);
        exchange.place(ANN, 0, Side.BUY, 100, 50, "again");
        exchange.place(BOB, 0, Side.BUY, 100, 50, "again");
        exchange.place(ANN, 1, Side.BUY, 100, 50, "again");
        frames.giveAll(projection);
        projection.commit(1);
        assertPages(OrderFilter.ofClientOrderId("again"), 1);
        OrderPage page =
                database.query()
                        .page(ANN, OrderFilter.ofClientOrderId("again"), 1, OptionalLong.empty());
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.next()).hasValue(page.orders().getFirst().orderId());
    }

    @Test
    void pageOfAnUnknownInvestorIsEmpty() {
        OrderPage page = database.query().page(404, OrderFilter.ALL, 10, OptionalLong.empty());
        assertThat(page).isEqualTo(new OrderPage(List.of(), 0, OptionalLong.empty()));
    }

    @Test
    void pageOfTooManyOrdersIsRefused() {
        for (int limit : new int[] {0, 501}) {
            assertThatThrownBy(
                            () ->
                                    database.query()
                                            .page(
                                                    ANN,
                                                    OrderFilter.ALL,
                                                    limit,
                                                    OptionalLong.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void orderIsItsInvestorsAlone() {
        new RandomMarket(exchange, 23);
        ToyOrder order = exchange.place(ANN, 0, Side.BUY, 100, 50, "mine");
        frames.giveAll(projection);
        projection.commit(1);
        assertThat(database.query().order(ANN, order.orderId)).contains(Tables.order(order));
        assertThat(database.query().order(BOB, order.orderId)).isEmpty();
        assertThat(database.query().order(ANN, 404)).isEmpty();
    }

    @Test
    void waitEndsWithTheCommitThatShowsTheEvent() throws InterruptedException {
        new RandomMarket(exchange, 24);
        HistoryQuery query = database.query();
        frames.giveAll(projection);
        boolean[] reached = new boolean[1];
        Thread waiter =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        reached[0] =
                                                query.awaitSequence(exchange.lastSequence(), LONG));
        while (!projection.isCommitAwaited()) {
            Thread.onSpinWait();
        }
        projection.commit(frames.size());
        waiter.join();
        assertThat(reached[0]).isTrue();
        assertThat(projection.isCommitAwaited()).isFalse();
        assertThat(query.sequence()).isEqualTo(exchange.lastSequence());
        assertThat(query.awaitSequence(exchange.lastSequence(), Duration.ZERO)).isTrue();
    }

    @Test
    void waitHasALimit() {
        assertThat(database.query().awaitSequence(1, Duration.ofMillis(20))).isFalse();
        assertThat(database.query().awaitSequence(1, Duration.ZERO)).isFalse();
    }

    /** One gateway never stopped; another began with an image and the history's seed. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void liveStatisticsAndTapeAreTheSameAfterARestart(long seed) {
        Random random = new Random(seed);
        RandomMarket market = new RandomMarket(exchange, seed);
        int pause = seed % 2 == 0 ? 600_000 : 300;
        market.run(200 + random.nextInt(500), pause);
        int before = frames.size();
        exchange.image();
        int image = frames.size() - 1;
        market.run(200 + random.nextInt(500), pause);
        LiveViews everRunning = new LiveViews();
        frames.give(0, before, everRunning);
        frames.give(image + 1, frames.size(), everRunning);
        frames.give(0, before, projection);
        frames.give(image + 1, frames.size(), projection);
        projection.commit(frames.size());

        LiveViews restarted = new LiveViews();
        frames.give(image, restarted);
        int seededAt = image + 1 + random.nextInt(frames.size() - image);
        frames.give(image + 1, seededAt, restarted);
        restarted.seed(database.query().marketSeed(restarted.imageSequence()));
        frames.give(seededAt, frames.size(), restarted);

        for (int id = 0; id < exchange.instruments.size(); id++) {
            for (long later : new long[] {0, 1_000, 7_200_000, 86_000_000, 100_000_000}) {
                long at = exchange.timeMillis + later;
                assertThat(restarted.statistics().at(id, at))
                        .isEqualTo(everRunning.statistics().at(id, at));
            }
            assertThat(restarted.tape().recent(id, 1_000))
                    .isEqualTo(everRunning.tape().recent(id, 1_000));
        }
    }

    @Test
    void tradeOf24HoursBeforeTheLastOneIsTheReferenceOfTheSeed() {
        new RandomMarket(exchange, 40);
        trade(100);
        exchange.timeMillis += 24 * 60 * 60 * 1000L;
        trade(110);
        exchange.image();
        frames.give(0, frames.size() - 1, projection);
        projection.commit(1);
        LiveViews restarted = new LiveViews();
        frames.give(frames.size() - 1, restarted);
        restarted.seed(database.query().marketSeed(restarted.imageSequence()));
        DayStatistics statistics = restarted.statistics().at(0, exchange.timeMillis);
        assertThat(statistics.tradeCount()).isEqualTo(1);
        assertThat(statistics.referencePriceTicks()).isEqualTo(100);
        assertThat(statistics.firstPriceTicks()).isEqualTo(110);
    }

    @Test
    void seedWaitsForTheHistory() {
        assertThatThrownBy(() -> database.query().marketSeed(1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.query().marketSeed(0).seconds()).isEmpty();
    }

    @Test
    void secondsAreDroppedAfter25Hours() {
        new RandomMarket(exchange, 37).run(100, 100);
        frames.giveAll(projection);
        projection.commit(1);
        assertThat(Tables.candles(database, "candles_1s")).isNotEmpty();
        exchange.timeMillis += 26 * 60 * 60 * 1000L;
        exchange.heartbeat();
        frames.give(frames.size() - 1, projection);
        projection.commit(2);
        assertThat(Tables.candles(database, "candles_1s")).isEmpty();
        assertThat(Tables.candles(database, "candles_1m")).isNotEmpty();
        assertThat(database.query().marketSeed(exchange.lastSequence()).references())
                .hasSizeBetween(1, 3);
    }

    @Test
    void minutesAreReadByTime() {
        new RandomMarket(exchange, 38).run(300, 20_000);
        giveWithCommits(frames, new Random(38));
        assertThat(database.query().minutes(0, 0, Long.MAX_VALUE))
                .hasSize(
                        (int)
                                Tables.candles(exchange, 60_000).stream()
                                        .filter(row -> row.startsWith("0|"))
                                        .count())
                .isSortedAccordingTo((a, b) -> Long.compare(a.openMillis(), b.openMillis()));
    }

    @Test
    void purgeFollowsWhatIsOnDisk() {
        new RandomMarket(exchange, 39).run(20, 1_000);
        frames.giveAll(projection);
        projection.commit(77);
        // The batch that proves the position at the next start is still needed.
        assertThat(database.makeDurable()).isEqualTo(frames.size() - 1);
    }

    @Test
    void historyOfAnotherExchangeIsToldAndNotTouched() {
        new RandomMarket(exchange, 51).run(100, 1_000);
        frames.giveAll(projection);
        projection.commit(frames.size());
        Map<String, List<String>> before = Tables.all(database);
        for (long seed : new long[] {52, 53}) {
            Frames others = new Frames();
            new RandomMarket(new ToyExchange(others), seed).run(150, 1_000);
            projection.reset();
            int from = (int) projection.resumePosition();
            assertThatThrownBy(() -> others.give(from, projection))
                    .isInstanceOf(HistoryForeign.class)
                    .hasMessageContaining("checksum");
            assertThat(projection.isProven()).isFalse();
            assertThat(projection.hasPending()).isFalse();
        }
        assertThat(Tables.all(database)).isEqualTo(before);
        projection.reset();
        frames.give(frames.size() - 1, projection);
        assertThat(projection.isProven()).isTrue();
    }

    /** Both begin with an empty database, so the faster one decides whose it is. */
    @Test
    void twoExchangesThatBeginInOneDatabaseDoNotMix() {
        new RandomMarket(exchange, 54).run(100, 1_000);
        Frames others = new Frames();
        new RandomMarket(new ToyExchange(others), 55).run(100, 1_000);
        try (HistoryProjection other = database.projection()) {
            others.give(0, 40, other);
            frames.give(0, 50, projection);
            projection.commit(50);
            assertThat(other.commit(40)).isFalse();
            other.reset();
            assertThatThrownBy(() -> others.give((int) other.resumePosition(), other))
                    .isInstanceOf(HistoryForeign.class);
        }
        frames.give(50, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
    }

    /** Its rows were dropped and made again by another process, up to the very same event. */
    @Test
    void historyMadeAgainOfAnotherStreamUnderARunningProjectionIsNotTouched() throws SQLException {
        new RandomMarket(exchange, 56).run(100, 1_000);
        frames.give(0, 50, projection);
        projection.commit(50);
        execute("UPDATE projection_position SET batch_checksum = batch_checksum + 1");
        frames.give(50, 60, projection);
        assertThat(projection.commit(60)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {57, 58})
    void projectionsOfOneStreamShareADatabase(long seed) {
        new RandomMarket(exchange, seed).run(600, 20_000);
        Random random = new Random(seed);
        try (HistoryProjection other = database.projection()) {
            HistoryProjection[] both = {projection, other};
            int[] next = {0, 0};
            while (Math.min(projection.sequence(), other.sequence()) < exchange.lastSequence()) {
                int i = random.nextInt(2);
                int to = Math.min(frames.size(), next[i] + 1 + random.nextInt(60));
                frames.give(next[i], to, both[i]);
                next[i] = to;
                if (random.nextInt(3) > 0 && !both[i].commit(to)) {
                    both[i].reset();
                    next[i] = (int) both[i].resumePosition();
                }
            }
        }
        assertSame();
    }

    @Test
    void nodesThatBeginAtOnceShareADatabase() throws Exception {
        new RandomMarket(exchange, 63).run(1_500, 20_000);
        closeIt();
        drop();
        List<CompletableFuture<Void>> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Random random = new Random(i);
            nodes.add(CompletableFuture.runAsync(() -> followAsANode(random)));
        }
        for (CompletableFuture<Void> node : nodes) {
            node.get(60, TimeUnit.SECONDS);
        }
        database = open();
        projection = database.projection();
        frames.give(frames.size() - 1, projection);
        assertSame();
    }

    private void followAsANode(Random random) {
        try (HistoryDatabase own = opened();
                HistoryProjection mine = own.projection()) {
            int next = 0;
            while (mine.sequence() < exchange.lastSequence()) {
                int to = Math.min(frames.size(), next + 1 + random.nextInt(30));
                frames.give(next, to, mine);
                next = to;
                if (!isCommitted(mine, to)) {
                    reset(mine);
                    next = (int) mine.resumePosition();
                }
            }
        }
    }

    private static void reset(HistoryProjection history) {
        boolean isReset = false;
        while (!isReset) {
            try {
                history.reset();
                isReset = true;
            } catch (HistoryUnavailable locked) {
                Thread.onSpinWait();
            }
        }
    }

    /** As the history's agent does: again, for as long as it takes. */
    private HistoryDatabase opened() {
        while (true) {
            try {
                return open();
            } catch (HistoryUnavailable locked) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isCommitted(HistoryProjection history, int position) {
        try {
            return history.commit(position);
        } catch (HistoryUnavailable locked) {
            return false;
        }
    }

    /** The position that an older program left does not tell where its last batch began. */
    @Test
    void positionOfAnOlderProgramIsProvenByTheNextEvent() throws SQLException {
        new RandomMarket(exchange, 59).run(100, 1_000);
        frames.give(0, 50, projection);
        projection.commit(50);
        execute("UPDATE projection_position SET batch_position = -1, batch_checksum = -1");
        projection.reset();
        assertThat(projection.resumePosition()).isEqualTo(50);
        assertThatThrownBy(() -> frames.give(49, projection)).isInstanceOf(HistoryForeign.class);
        frames.give(50, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
        projection.reset();
        assertThat(projection.resumePosition()).isEqualTo(frames.size() - 1);
    }

    @Test
    void rowsAreReadOnceTheyAreProven() {
        new RandomMarket(exchange, 60);
        ToyOrder order = exchange.place(ANN, 0, Side.BUY, 100, 50);
        frames.giveAll(projection);
        projection.commit(frames.size());
        closeIt();
        database = open();
        HistoryQuery query = database.query();
        assertThatThrownBy(() -> query.order(ANN, order.orderId))
                .isInstanceOf(HistoryUnavailable.class);
        projection = database.projection();
        assertThatThrownBy(() -> query.order(ANN, order.orderId))
                .isInstanceOf(HistoryUnavailable.class);
        frames.give(frames.size() - 1, projection);
        assertThat(query.order(ANN, order.orderId)).isPresent();
        database.failed(HistoryState.UNAVAILABLE);
        assertThat(query.order(ANN, order.orderId)).isPresent();
        database.failed(HistoryState.FOREIGN);
        assertThatThrownBy(() -> query.order(ANN, order.orderId))
                .isInstanceOf(HistoryUnavailable.class)
                .hasMessageContaining("belongs to another exchange");
    }

    @Test
    void waitEndsWhenTheHistoryStandsStill() {
        database.failed(HistoryState.UNAVAILABLE);
        long beginNanos = System.nanoTime();
        assertThat(database.query().awaitSequence(1, LONG)).isFalse();
        assertThat(System.nanoTime() - beginNanos).isLessThan(LONG.toNanos() / 2);
    }

    @Test
    void droppedHistoryIsMadeAgain() {
        new RandomMarket(exchange, 61).run(100, 1_000);
        giveWithCommits(frames, new Random(61));
        projection.close();
        database.drop();
        database.prepare();
        projection = database.projection();
        assertThat(projection.sequence()).isZero();
        giveWithCommits(frames, new Random(62));
        assertSame();
    }

    @Test
    void tablesOfANewerProgramAreRefused() throws SQLException {
        execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
                        + " script, checksum, installed_by, execution_time, success) VALUES (99,"
                        + " '99', 'newer', 'SQL', 'V99__newer.sql', 1, 'test', 1, TRUE)");
        closeIt();
        assertThatThrownBy(this::open)
                .isInstanceOf(HistoryDamaged.class)
                .hasMessageContaining("tables of version 2 at most, was 99: a newer program");
        execute("DELETE FROM flyway_schema_history WHERE version = '99'");
        database = open();
        projection = database.projection();
    }

    private void trade(long priceTicks) {
        exchange.place(ANN, 0, Side.SELL, priceTicks, 1);
        exchange.place(BOB, 0, Side.BUY, priceTicks, 1);
    }

    void giveWithCommits(Frames stream, Random random) {
        for (int i = 0; i < stream.size(); i++) {
            stream.give(i, projection);
            if (random.nextInt(20) == 0) {
                projection.commit(i + 1);
            }
        }
        projection.commit(stream.size());
    }

    void assertSame() {
        assertThat(Tables.all(database)).isEqualTo(Tables.expected(exchange));
        assertThat(projection.sequence()).isEqualTo(exchange.lastSequence());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    private List<String> ledgerTotals() {
        return Tables.rows(
                database,
                "SELECT investor_id, asset_id, CAST(SUM(delta_units) AS BIGINT) FROM ledger_entries"
                        + " GROUP BY investor_id, asset_id ORDER BY investor_id, asset_id");
    }

    private void assertPages(OrderFilter filter, int limit) {
        List<HistoricOrder> expected =
                exchange.orders.reversed().stream()
                        .filter(order -> order.investorId == ANN)
                        .map(Tables::order)
                        .filter(order -> matches(order, filter))
                        .toList();
        List<HistoricOrder> actual = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        do {
            OrderPage page = database.query().page(ANN, filter, limit, before);
            assertThat(page.total()).isEqualTo(expected.size());
            assertThat(page.orders()).hasSizeLessThanOrEqualTo(limit);
            actual.addAll(page.orders());
            before = page.next();
        } while (before.isPresent());
        assertThat(actual).isEqualTo(expected);
    }

    private static boolean matches(HistoricOrder order, OrderFilter filter) {
        return (filter.instrumentId().isEmpty()
                        || filter.instrumentId().getAsInt() == order.instrumentId())
                && (filter.clientOrderId().isEmpty()
                        || filter.clientOrderId().equals(order.clientOrderId()));
    }
}
