package com.cetoex.server.exchange;

import com.cetoex.gateway.link.ExchangeLink;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.live.LiveViews;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the live views what an image of the exchange does not hold: the recent trades and the last
 * 24 hours, from the history. Needed at the start, and whenever the views began again with a new
 * image.
 */
final class MarketSeeder implements AutoCloseable {
    private static final Duration HISTORY_LIMIT = Duration.ofMillis(500);

    /**
     * How long a start waits for the figures of the last 24 hours before it trades without, as long
     * as the history is well.
     */
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long START_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final Logger LOG = LoggerFactory.getLogger(MarketSeeder.class);

    private final ExchangeLink link;
    private final LiveViews views;
    private final HistoryQuery history;
    private final Thread thread;
    private volatile boolean isClosing;

    MarketSeeder(ExchangeLink link, LiveViews views, HistoryQuery history) {
        this.link = link;
        this.views = views;
        this.history = history;
        thread = Thread.ofVirtual().name("market-seeder").unstarted(this::run);
    }

    /** Seeds the views, if the history comes far enough in time; then watches over them. */
    void start() {
        long beginNanos = System.nanoTime();
        seed();
        while (!views.isSeeded()
                && history.standing().state().isWell()
                && System.nanoTime() - beginNanos < START_LIMIT_NANOS) {
            LockSupport.parkNanos(START_RETRY_NANOS);
            seed();
        }
        if (!views.isSeeded()) {
            LOG.warn("The history is behind; recent trades and 24 h figures follow when it comes");
        }
        thread.start();
    }

    private void run() {
        while (!isClosing) {
            LockSupport.parkNanos(PERIOD_NANOS);
            seed();
        }
    }

    private void seed() {
        try {
            if (link.isReady() && !views.isSeeded()) {
                long sequence = views.imageSequence();
                if (history.awaitSequence(sequence, HISTORY_LIMIT)) {
                    views.seed(history.marketSeed(sequence));
                }
            }
        } catch (RuntimeException fault) {
            // The next round tries again: the database is away, or another image has come.
            LOG.debug("The views are not seeded yet", fault);
        }
    }

    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(thread);
    }
}
