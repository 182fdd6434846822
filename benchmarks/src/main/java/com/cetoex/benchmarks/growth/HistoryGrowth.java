package com.cetoex.benchmarks.growth;

import com.cetoex.benchmarks.apply.CommandCycle;
import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.process.WorkFolder;
import com.cetoex.benchmarks.stream.Workload;
import com.cetoex.engine.Engine;
import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.HistoryProjection;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.history.OrderFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/**
 * Takes the figures of an SQLite history that grows: rows a second since the size before, and how
 * long a page of an investor's orders takes.
 */
final class HistoryGrowth {
    private static final long TIME_MILLIS = 1_700_000_000_000L;
    private static final String SUBJECT = "SQLite history, workload W1";
    private static final int FIRST_SIZE = 10_000;
    private static final int COMMIT_ROWS = 2_000;
    private static final int PAGES = 500;
    private static final int PAGE_ORDERS = 50;
    private static final int INVESTORS = 1_000;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MEBIBYTE = 1024 * 1024;

    private final HistoryProjection projection;
    private final HistoryQuery query;
    private final CommandCycle cycle = CommandCycle.of(Workload.W1);
    private final Engine engine = new Engine(this::onEvents);
    private final SplittableRandom random = new SplittableRandom(1);
    private long position;
    private long rows;

    private HistoryGrowth(HistoryDatabase database) {
        projection = database.projection();
        query = database.query();
    }

    static List<Figure> run(int orders) throws IOException {
        List<Figure> figures = new ArrayList<>();
        try (WorkFolder folder = WorkFolder.make();
                HistoryDatabase database = HistoryDatabase.open(folder.resolve("history.db"))) {
            HistoryGrowth growth = new HistoryGrowth(database);
            growth.cycle.setUp(growth::apply);
            for (long size = Math.min(FIRST_SIZE, orders); size <= orders; size *= 10) {
                Figure figure = growth.growTo(size);
                double bytes = (double) length(folder, "") + length(folder, "-wal");
                figures.add(figure.with("file_mib", bytes / BYTES_PER_MEBIBYTE));
                System.out.printf(
                        "  history of %,d orders: %,.0f rows a second%n", size, figure.median());
            }
            growth.projection.close();
        }
        return figures;
    }

    private static long length(WorkFolder folder, String ending) {
        return folder.resolve("history.db" + ending).toFile().length();
    }

    private Figure growTo(long size) {
        long rowsBefore = rows;
        long began = System.nanoTime();
        while (cycle.orders() < size) {
            cycle.next(this::apply);
            if (projection.pendingRows() >= COMMIT_ROWS) {
                commit();
            }
        }
        commit();
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
        for (int i = 0; i < PAGES; i++) {
            long investor = 1L + random.nextInt(INVESTORS);
            long asked = System.nanoTime();
            query.page(investor, OrderFilter.ALL, PAGE_ORDERS, OptionalLong.empty());
            nanos.recordValue(System.nanoTime() - asked);
        }
        return Figure.ofRounds(
                        "orders in the history",
                        SUBJECT,
                        "rows",
                        List.of((rows - rowsBefore) / seconds))
                .with(nanos)
                .with(Figure.SIZE, (double) size);
    }

    private void commit() {
        rows += projection.pendingRows();
        projection.commit(position);
    }

    private void apply(DirectBuffer buffer, int offset, int length) {
        engine.apply(TIME_MILLIS, ++position, buffer, offset, length);
    }

    private void onEvents(DirectBuffer buffer, int offset, int length) {
        projection.onBatch(position, buffer, offset, length);
    }
}
