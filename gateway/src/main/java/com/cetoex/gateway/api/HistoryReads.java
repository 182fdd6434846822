package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.ErrorCode;
import com.cetoex.projections.history.HistoryDamaged;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.history.HistoryUnavailable;
import com.cetoex.projections.live.LiveViews;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the history off the event loops: each read waits on a virtual thread until the history
 * shows all that its investor did, so that clients see their own writes there too.
 *
 * <p>Reads under way and their waiting are bounded.
 */
final class HistoryReads {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReads.class);

    /** Reads under way at once; more would only wait for the database's connections. */
    private static final int MAX_READS = 64;

    /** How long a read waits for a history that lags behind. */
    private static final Duration LAG_LIMIT = Duration.ofSeconds(3);

    static final ApiError UNAVAILABLE =
            new ApiError(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "The order history is not to be had, or lags behind; try again in a moment.");

    private final LiveViews views;
    private final HistoryQuery history;
    private final Semaphore permits = new Semaphore(MAX_READS);

    HistoryReads(LiveViews views, HistoryQuery history) {
        this.views = views;
        this.history = history;
    }

    /**
     * Reads for an investor, then goes on on the request's event loop.
     *
     * @param read is not called when the history lags or is not to be had
     * @param answer is called with what was read; empty when it could not be
     */
    <T> void read(
            ApiRequest request, Function<HistoryQuery, T> read, Consumer<Optional<T>> answer) {
        if (!permits.tryAcquire()) {
            answer.accept(Optional.empty());
            return;
        }
        long sequence = views.lastSequenceOf(request.investor().investorId());
        Thread.startVirtualThread(
                () -> {
                    try {
                        Optional<T> found = read(sequence, read);
                        request.onLoop(() -> answer.accept(found));
                    } catch (RuntimeException | AssertionError e) {
                        request.onLoop(
                                () -> {
                                    throw new IllegalStateException("reading history failed", e);
                                });
                    } finally {
                        permits.release();
                    }
                });
    }

    private <T> Optional<T> read(long sequence, Function<HistoryQuery, T> read) {
        try {
            return history.awaitSequence(sequence, LAG_LIMIT)
                    ? Optional.of(read.apply(history))
                    : Optional.empty();
        } catch (HistoryUnavailable | HistoryDamaged e) {
            LOG.debug("The history is not to be had: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
