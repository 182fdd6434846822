package com.cetoex.server.exchange;

import com.cetoex.node.RecordedEvents;
import com.cetoex.projections.history.HistoryProjection;
import com.cetoex.server.config.Settings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the recorded events with the SQL history, on a thread of its own.
 *
 * <p>It commits when the stream is idle, so that a reader sees what was just answered, and in large
 * transactions under load. After a fault of the database it forgets what was not committed and goes
 * on from there, for as long as it takes: trading never waits for it.
 */
final class HistoryAgent implements AutoCloseable {
    /** Batches between two looks at the clock. */
    private static final int POLL_LIMIT = 256;

    private static final long SHORTEST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** At the end, what is recorded already is still committed within this time. */
    private static final Duration LAST_COMMIT_LIMIT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(HistoryAgent.class);

    private final HistoryProjection projection;
    private final LongFunction<RecordedEvents> stream;
    private final Settings.History settings;
    private final Thread thread;
    private @Nullable RecordedEvents events;
    private long committedNanos = System.nanoTime();
    private long parkNanos = SHORTEST_PARK_NANOS;
    private boolean isFailing;
    private volatile boolean isClosing;

    /**
     * Starts to follow.
     *
     * @param stream opens the recorded events behind a position
     * @param onDeath is told of an error that is no fault of the database
     */
    HistoryAgent(
            HistoryProjection projection,
            LongFunction<RecordedEvents> stream,
            Settings.History settings,
            Thread.UncaughtExceptionHandler onDeath) {
        this.projection = projection;
        this.stream = stream;
        this.settings = settings;
        thread =
                Thread.ofPlatform()
                        .name("history")
                        .uncaughtExceptionHandler(onDeath)
                        .start(this::run);
    }

    private void run() {
        while (!isClosing) {
            try {
                follow();
            } catch (RuntimeException fault) {
                failed(fault);
            }
        }
        endWithACommit();
    }

    private void follow() {
        if (events == null) {
            projection.reset();
            events = stream.apply(projection.recordingPosition());
        }
        int batches = events.poll(projection, POLL_LIMIT);
        if (isCommitDue(batches == 0)) {
            commit(events);
        }
        if (batches == 0) {
            LockSupport.parkNanos(parkNanos);
            parkNanos = Math.min(2 * parkNanos, LONGEST_PARK_NANOS);
        } else {
            parkNanos = SHORTEST_PARK_NANOS;
        }
    }

    private boolean isCommitDue(boolean isIdle) {
        if (!projection.isAtCommandEnd() || !projection.hasPending()) {
            return false;
        }
        if (projection.pendingRows() >= settings.commitRows() || projection.isCommitAwaited()) {
            return true;
        }
        long sinceNanos = System.nanoTime() - committedNanos;
        return isIdle && sinceNanos >= settings.commitInterval().toNanos();
    }

    private void commit(RecordedEvents from) {
        projection.commit(from.position());
        committedNanos = System.nanoTime();
        if (isFailing) {
            isFailing = false;
            LOG.info("The history works again, and is at sequence {}", projection.sequence());
        }
    }

    private void failed(RuntimeException fault) {
        if (!isFailing) {
            isFailing = true;
            LOG.error(
                    "The history is behind and tries again every {} ms; trading goes on",
                    settings.retryInterval().toMillis(),
                    fault);
        }
        closeStream();
        LockSupport.parkNanos(settings.retryInterval().toNanos());
    }

    /** What comes too late for it is replayed at the next start. */
    private void endWithACommit() {
        long deadlineNanos = System.nanoTime() + LAST_COMMIT_LIMIT.toNanos();
        try {
            RecordedEvents last = events;
            if (last != null) {
                while (last.poll(projection, POLL_LIMIT) > 0 && System.nanoTime() < deadlineNanos) {
                    Thread.onSpinWait();
                }
                if (projection.isAtCommandEnd()) {
                    projection.commit(last.position());
                }
            }
        } catch (RuntimeException fault) {
            LOG.debug("The history ended without a last commit", fault);
        }
        closeStream();
        projection.close();
    }

    private void closeStream() {
        RecordedEvents open = events;
        events = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (RuntimeException fault) {
            LOG.debug("The recorded events did not close", fault);
        }
    }

    /** Commits what is recorded, and ends. */
    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LAST_COMMIT_LIMIT.plusMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
