package com.cetoex.benchmarks.growth;

import com.cetoex.benchmarks.apply.FundedExchange;
import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.ThreadClock;
import com.cetoex.engine.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Takes the figures of the engine in exchanges of many sizes, and of a history that grows. */
public final class GrowthBenchmark {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int WARM_UPS = 5;
    private static final int MANY_RESTING = 100_000;
    private static final int FEW_RESTING = 10_000;
    private static final int USUAL_INVESTORS = 1_000;
    private static final String ENGINE = "CetoEX engine, bytes to bytes";

    private final int commands;
    private final int rounds;
    private final List<Figure> figures = new ArrayList<>();
    private long bytesTold;

    private GrowthBenchmark(int commands, int rounds) {
        this.commands = commands;
        this.rounds = rounds;
    }

    /**
     * Runs all.
     *
     * @param commands timed at each size
     * @param historyOrders that the history grows to
     */
    public static List<Figure> run(int commands, int rounds, int historyOrders) throws IOException {
        GrowthBenchmark benchmark = new GrowthBenchmark(commands, rounds);
        benchmark.warmUp();
        for (int resting = 10; resting <= 1_000_000; resting *= 10) {
            benchmark.measure(
                    "resting orders", resting, new MarketShape(resting, 1, USUAL_INVESTORS));
        }
        for (int markets = 1; markets <= 1_000; markets *= 10) {
            benchmark.measure(
                    "markets", markets, new MarketShape(MANY_RESTING, markets, USUAL_INVESTORS));
        }
        for (int investors = 10; investors <= 100_000; investors *= 10) {
            benchmark.measure("investors", investors, new MarketShape(FEW_RESTING, 1, investors));
        }
        benchmark.figures.addAll(HistoryGrowth.run(historyOrders));
        return benchmark.figures;
    }

    /** Until the JVM has compiled all there is to compile. */
    private void warmUp() {
        MarketShape shape = new MarketShape(FEW_RESTING, 10, USUAL_INVESTORS);
        RecordedMarket market = new RecordedMarket(shape, commands);
        for (int round = 0; round < WARM_UPS; round++) {
            pass(market, shape, new Histogram(SIGNIFICANT_DIGITS));
        }
    }

    private void measure(String grew, int size, MarketShape shape) {
        RecordedMarket market = new RecordedMarket(shape, commands);
        Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
        List<Double> perSecond = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            perSecond.add(pass(market, shape, nanos));
        }
        figures.add(
                Figure.ofRounds(grew, ENGINE, "commands", perSecond)
                        .with(nanos)
                        .with(Figure.SIZE, size));
        System.out.printf("  %,d %s: %,.0f a second%n", size, grew, perSecond.getLast());
    }

    /** One half of the commands for the rate, the other for the times. */
    private double pass(RecordedMarket market, MarketShape shape, Histogram nanos) {
        Engine engine =
                FundedExchange.open(
                        (buffer, offset, length) -> bytesTold += length,
                        shape.markets(),
                        shape.accounts());
        int next = 0;
        while (next < market.filling()) {
            market.replay(next++, engine);
        }
        int half = next + commands / 2;
        long began = ThreadClock.nanos();
        while (next < half) {
            market.replay(next++, engine);
        }
        long took = ThreadClock.nanos() - began;
        while (next < market.count()) {
            long sent = System.nanoTime();
            market.replay(next++, engine);
            nanos.recordValue(System.nanoTime() - sent);
        }
        return (half - market.filling()) * NANOS_PER_SECOND / took;
    }
}
