package com.cetoex.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.projections.Candle;
import com.cetoex.projections.market.Frames;
import com.cetoex.projections.market.RandomMarket;
import com.cetoex.projections.market.ToyExchange;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import com.cetoex.protocol.sbe.TradeExecutedEncoder;
import java.math.BigInteger;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window of 24 hours: what stands in it, what left it, what the change is told against. */
final class MarketStatisticsTest {
    private static final long ANN = 11;
    private static final long BOB = 12;
    private static final long DAY = 24 * 60 * 60 * 1000L;
    private static final long START = 1_700_000_000_000L;

    private final LiveViews views = new LiveViews();
    private final ToyExchange exchange = new ToyExchange(views);

    @BeforeEach
    void setUp() {
        new RandomMarket(exchange, 1);
    }

    @Test
    void withoutTradesAllIsZero() {
        assertThat(views.statistics().at(0, START))
                .isEqualTo(
                        new DayStatistics(
                                0, 0, 0, 0, 0, BigInteger.ZERO, BigInteger.ZERO, 0, 0, 0));
    }

    @Test
    void tradeLeavesTheWindowInThe86400thSecondAfterItsOwn() {
        trade(START + 999, 100, 2);
        assertThat(countAt(START + 999)).isEqualTo(1);
        assertThat(countAt(START + DAY - 1)).isEqualTo(1);
        assertThat(countAt(START + DAY)).isZero();
    }

    @Test
    void changeIsToldAgainstTheLastTradeThatLeftTheWindow() {
        trade(START, 100, 1);
        trade(START + 5_000, 110, 1);
        trade(START + 9_000, 120, 1);
        assertThat(referenceAt(START + DAY - 1)).isEqualTo(100);
        assertThat(referenceAt(START + DAY)).isEqualTo(100);
        assertThat(referenceAt(START + DAY + 4_999)).isEqualTo(100);
        assertThat(referenceAt(START + DAY + 5_000)).isEqualTo(110);
        assertThat(referenceAt(START + 2 * DAY)).isEqualTo(120);
    }

    @Test
    void lastPriceEverOutlivesTheWindow() {
        trade(START, 100, 1);
        DayStatistics later = views.statistics().at(0, START + 30 * DAY);
        assertThat(later.lastEverPriceTicks()).isEqualTo(100);
        assertThat(later.lastPriceTicks()).isZero();
        assertThat(later.highPriceTicks()).isZero();
        assertThat(views.statistics().lastEverPriceTicks(0)).isEqualTo(100);
    }

    @Test
    void highAndLowFallBackWhenTheExtremeLeaves() {
        trade(START, 200, 1);
        trade(START + 1_000, 50, 1);
        trade(START + 2_000, 150, 1);
        trade(START + 3_000, 120, 1);
        assertThat(views.statistics().at(0, START + DAY - 1).highPriceTicks()).isEqualTo(200);
        assertThat(views.statistics().at(0, START + DAY).highPriceTicks()).isEqualTo(150);
        assertThat(views.statistics().at(0, START + DAY).lowPriceTicks()).isEqualTo(50);
        assertThat(views.statistics().at(0, START + DAY + 1_000).lowPriceTicks()).isEqualTo(120);
    }

    @Test
    void readAtALaterTimeChangesNothing() {
        trade(START, 100, 1);
        assertThat(countAt(START + 5 * DAY)).isZero();
        assertThat(countAt(START)).isEqualTo(1);
    }

    @Test
    void heartbeatsAloneLetTheWindowRoll() {
        trade(START, 100, 1);
        exchange.timeMillis = START + DAY + 10_000;
        exchange.heartbeat();
        assertThat(views.statistics().at(0, exchange.timeMillis))
                .isEqualTo(Expected.statistics(exchange, 0, exchange.timeMillis));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void figuresAreThoseOfARecomputationOverManyDays(long seed) {
        Frames frames = new Frames();
        ToyExchange other = new ToyExchange(frames);
        LiveViews fresh = new LiveViews();
        RandomMarket market = new RandomMarket(other, seed);
        Random random = new Random(seed);
        int given = 0;
        for (int i = 0; i < 150; i++) {
            market.run(10, random.nextInt(4) == 0 ? 20_000_000 : 2_000);
            frames.give(given, frames.size(), fresh);
            given = frames.size();
            long at = other.timeMillis + random.nextInt(20_000_000);
            for (int id = 0; id < 3; id++) {
                assertThat(fresh.statistics().at(id, at))
                        .isEqualTo(Expected.statistics(other, id, at));
            }
        }
        assertThat(other.timeMillis).isGreaterThan(START + 3 * DAY);
    }

    @Test
    void volumesBeyondALongAreExact() {
        RollingDay day = new RollingDay(0, 0);
        for (int i = 0; i < 5; i++) {
            day.add(executed(100, Long.MAX_VALUE, Long.MAX_VALUE - i), START + i * 1_000L);
        }
        BigInteger five = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(5));
        assertThat(day.at(START).baseVolumeLots()).isEqualTo(five);
        assertThat(day.at(START).quoteVolumeUnits()).isEqualTo(five.subtract(BigInteger.TEN));
        assertThat(day.at(START + DAY + 3_000).quoteVolumeUnits())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE - 4));
        day.expireAt((START + DAY + 3_000) / 1_000);
        assertThat(day.at(START).quoteVolumeUnits())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE - 4));
    }

    @Test
    void olderTradesOfTheSameSecondJoinTheNewerOnes() {
        RollingDay day = new RollingDay(0, 0);
        day.add(executed(100, 2, 20), START + 500);
        day.addOlder(candle(START, 90, 120, 80, 110));
        day.addOlder(candle(START - 1_000, 70, 119, 70, 95));
        day.addReference(60);
        DayStatistics statistics = day.at(START);
        assertThat(statistics)
                .isEqualTo(
                        new DayStatistics(
                                0,
                                70,
                                100,
                                120,
                                70,
                                BigInteger.valueOf(16),
                                BigInteger.valueOf(160),
                                5,
                                60,
                                100));
        assertThat(day.at(START + DAY - 1_000).referencePriceTicks()).isEqualTo(95);
        assertThat(day.at(START + DAY - 1_000).highPriceTicks()).isEqualTo(120);
    }

    private static TradeExecutedDecoder executed(
            long priceTicks, long quantityLots, long notionalUnits) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[TradeExecutedEncoder.BLOCK_LENGTH]);
        new TradeExecutedEncoder()
                .wrap(buffer, 0)
                .priceTicks(priceTicks)
                .quantityLots(quantityLots)
                .notionalUnits(notionalUnits);
        return new TradeExecutedDecoder()
                .wrap(
                        buffer,
                        0,
                        TradeExecutedDecoder.BLOCK_LENGTH,
                        TradeExecutedDecoder.SCHEMA_VERSION);
    }

    private static Candle candle(long openMillis, long open, long high, long low, long close) {
        return new Candle(
                0,
                openMillis,
                open,
                high,
                low,
                close,
                BigInteger.valueOf(7),
                BigInteger.valueOf(70),
                2);
    }

    private void trade(long timeMillis, long priceTicks, long quantityLots) {
        exchange.timeMillis = timeMillis;
        exchange.place(ANN, 0, Side.SELL, priceTicks, quantityLots);
        exchange.place(BOB, 0, Side.BUY, priceTicks, quantityLots);
    }

    private long countAt(long timeMillis) {
        return views.statistics().at(0, timeMillis).tradeCount();
    }

    private long referenceAt(long timeMillis) {
        return views.statistics().at(0, timeMillis).referencePriceTicks();
    }
}
