package com.cetoex.projections;

import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.HistoryProjection;
import com.cetoex.projections.history.OrderFilter;
import com.cetoex.projections.live.LiveViews;
import com.cetoex.projections.market.EngineMarket;
import com.cetoex.projections.market.Frames;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Tells how fast the projections take the engine's events on this machine.
 *
 * <p>Arguments: a folder for a new database file, and how many thousand commands; 400 when left
 * out.
 */
public final class ProjectionSpeed {
    private static final int ROWS_A_COMMIT = Integer.getInteger("rows", 2_000);
    private static final double NANOS_A_SECOND = 1e9;

    private ProjectionSpeed() {}

    /** Generates the stream, then times the views, then the history. */
    public static void main(String[] arguments) {
        int commands = 1_000 * (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400);
        Frames frames = new Frames();
        new EngineMarket(frames, 42).run(commands, 1);
        long events = frames.lastSequence(frames.size() - 1);
        for (int round = 0; round < 5; round++) {
            timeViews(frames, commands, events);
        }
        timeHistory(frames, Path.of(arguments[0]).resolve("speed.db"));
    }

    private static void timeViews(Frames frames, int commands, long events) {
        LiveViews views = new LiveViews();
        long start = System.nanoTime();
        frames.giveAll(views);
        double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
        System.out.printf(
                "views: %,.0f commands/s, %,.0f events/s, %,d open orders%n",
                commands / seconds, events / seconds, views.openOrders().count());
    }

    private static void timeHistory(Frames frames, Path file) {
        try (HistoryDatabase database = HistoryDatabase.open(file);
                HistoryProjection projection = database.projection()) {
            long rows = 0;
            long start = System.nanoTime();
            for (int i = 0; i < frames.size(); i++) {
                frames.give(i, projection);
                if (projection.pendingRows() >= ROWS_A_COMMIT && projection.isAtCommandEnd()) {
                    rows += projection.pendingRows();
                    projection.commit(i + 1);
                }
            }
            rows += projection.pendingRows();
            projection.commit(frames.size());
            double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
            System.out.printf(
                    "history: %,d rows in %.1f s, %,.0f rows/s, %,.0f commands/s%n",
                    rows, seconds, rows / seconds, frames.size() / seconds);
            timeReads(database);
        }
    }

    private static void timeReads(HistoryDatabase database) {
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            int pages = 2_000;
            for (int i = 0; i < pages; i++) {
                database.query()
                        .page(
                                1 + i % EngineMarket.INVESTORS,
                                OrderFilter.ALL,
                                50,
                                OptionalLong.empty());
            }
            System.out.printf(
                    "history: a page of 50 in %.3f ms%n",
                    (System.nanoTime() - start) / 1e6 / pages);
        }
        long start = System.nanoTime();
        MarketSeed seed = database.query().marketSeed(database.query().sequence());
        System.out.printf(
                "history: a seed of %,d seconds in %.0f ms%n",
                seed.seconds().size(), (System.nanoTime() - start) / 1e6);
    }
}
