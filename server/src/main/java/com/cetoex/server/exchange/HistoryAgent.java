package com.cetoex.server.exchange;

import com.cetoex.node.EventsMissing;
import com.cetoex.node.RecordedEvents;
import com.cetoex.projections.history.HistoryDamaged;
import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.HistoryForeign;
import com.cetoex.projections.history.HistoryProjection;
import com.cetoex.projections.history.HistoryState;
import com.cetoex.server.config.Settings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the SQL history and follows the recorded events with it, on a thread of its own.
 *
 * <p>It commits from time to time however busy the stream is, sooner when many rows wait or a
 * reader does, so that nobody reads far behind what was answered. After a fault of the database, at
 * its opening too, it forgets what was not committed and goes on from there, for as long as it
 * takes: neither a start nor trading ever waits for it. A database of another stream is left alone,
 * and looked at again from time to time.
 */
final class HistoryAgent implements AutoCloseable {
    /** Batches between two looks at the clock. */
    private static final int POLL_LIMIT = 256;

    private static final long SHORTEST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LONGEST_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Between two looks at whether the database is still there. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Between two times that commits are made durable, and events behind them let go. */
    private static final long RELEASE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** The events that a history waits for may take this long to be recorded again at a start. */
    private static final long BEYOND_END_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A database that needs a hand is looked at this many times less often. */
    private static final int HOPELESS_RETRIES = 5;

    /** At the end, what is recorded already is still committed within this time. */
    private static final Duration LAST_COMMIT_LIMIT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(HistoryAgent.class);

    private final HistoryDatabase database;
    private final RecordedStream stream;
    private final Settings.History settings;
    private final Thread thread;
    private @Nullable HistoryProjection projection;
    private @Nullable RecordedEvents events;
    private long committedNanos = System.nanoTime();
    private long lookedNanos = committedNanos;
    private long releasedNanos = committedNanos;
    private long notBeyondEndNanos = committedNanos;
    private long parkNanos = SHORTEST_PARK_NANOS;
    private @Nullable HistoryState toldState;
    private volatile boolean isClosing;

    /**
     * Starts to open and follow.
     *
     * @param onDeath is told of an error that is no fault of the database
     */
    HistoryAgent(
            HistoryDatabase database,
            RecordedStream stream,
            Settings.History settings,
            Thread.UncaughtExceptionHandler onDeath) {
        this.database = database;
        this.stream = stream;
        this.settings = settings;
        thread =
                Thread.ofPlatform()
                        .name("history")
                        .daemon()
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
        HistoryProjection writer = attached();
        RecordedEvents from = opened(writer);
        boolean isComplete = stream.isComplete().getAsBoolean();
        int batches = from.poll(this::onBatch, POLL_LIMIT);
        requireNotAhead(writer, from, isComplete);
        if (isCommitDue(writer)) {
            commit(writer, from);
        }
        lookAfter(writer);
        if (batches == 0) {
            LockSupport.parkNanos(parkNanos);
            parkNanos = Math.min(2 * parkNanos, LONGEST_PARK_NANOS);
        } else {
            parkNanos = SHORTEST_PARK_NANOS;
        }
    }

    /** Opens the database, when it is not open, or is not the one any more that was opened. */
    private HistoryProjection attached() {
        HistoryProjection writer = projection;
        if (writer == null) {
            database.prepare();
            writer = database.projection();
            projection = writer;
        }
        return writer;
    }

    private RecordedEvents opened(HistoryProjection writer) {
        RecordedEvents from = events;
        if (from == null) {
            writer.reset();
            from = stream.open().apply(writer.resumePosition());
            events = from;
            notBeyondEndNanos = System.nanoTime();
        }
        return from;
    }

    private void onBatch(DirectBuffer buffer, int offset, int length) {
        HistoryProjection writer = projection;
        RecordedEvents from = events;
        assert writer != null && from != null : "batches come from them";
        writer.onBatch(from.position(), buffer, offset, length);
    }

    /** All that was ever recorded is recorded again, and yet ends before the history does. */
    private void requireNotAhead(
            HistoryProjection writer, RecordedEvents from, boolean isComplete) {
        long nowNanos = System.nanoTime();
        if (writer.isProven() || !isComplete || !from.isBeyondEnd()) {
            notBeyondEndNanos = nowNanos;
        } else if (nowNanos - notBeyondEndNanos > BEYOND_END_NANOS) {
            throw HistoryForeign.ahead(writer.sequence(), writer.resumePosition());
        }
    }

    private boolean isCommitDue(HistoryProjection writer) {
        if (!writer.isAtCommandEnd() || !writer.hasPending()) {
            return false;
        }
        if (writer.pendingRows() >= settings.commitRows() || writer.isCommitAwaited()) {
            return true;
        }
        long sinceNanos = System.nanoTime() - committedNanos;
        return sinceNanos >= settings.commitInterval().toNanos();
    }

    private void commit(HistoryProjection writer, RecordedEvents from) {
        if (!writer.commit(from.position())) {
            LOG.debug("Another node wrote the history further than event {}", writer.sequence());
            closeStream();
            return;
        }
        committedNanos = System.nanoTime();
        if (toldState != null) {
            toldState = null;
            LOG.info("The history works again, and is at event {}", writer.sequence());
        }
    }

    private void lookAfter(HistoryProjection writer) {
        long nowNanos = System.nanoTime();
        if (nowNanos - lookedNanos >= LOOK_NANOS) {
            lookedNanos = nowNanos;
            if (!database.isInPlace()) {
                LOG.warn("The history's database was removed or replaced; it is opened anew");
                detach();
                return;
            }
        }
        if (nowNanos - releasedNanos >= RELEASE_NANOS && writer.isProven()) {
            releasedNanos = nowNanos;
            stream.release().accept(database.makeDurable());
        }
    }

    private void failed(RuntimeException fault) {
        HistoryState state = stateOf(fault);
        database.failed(state);
        tell(state, fault);
        if (state == HistoryState.UNAVAILABLE && database.isInPlace()) {
            closeStream();
        } else {
            detach();
        }
        long retryNanos = settings.retryInterval().toNanos();
        boolean isHopeless = state != HistoryState.UNAVAILABLE;
        LockSupport.parkNanos(isHopeless ? HOPELESS_RETRIES * retryNanos : retryNanos);
    }

    private static HistoryState stateOf(RuntimeException fault) {
        return switch (fault) {
            case HistoryForeign foreign -> HistoryState.FOREIGN;
            case HistoryDamaged damaged -> HistoryState.DAMAGED;
            case EventsMissing missing ->
                    missing.isRemoved() ? HistoryState.INCOMPLETE : HistoryState.FOREIGN;
            default -> HistoryState.UNAVAILABLE;
        };
    }

    /** Once for each kind of fault: it may last for days. */
    private void tell(HistoryState state, RuntimeException fault) {
        if (state == toldState) {
            LOG.debug("The history is still behind", fault);
            return;
        }
        toldState = state;
        LOG.error(
                "Trading goes on without the history, which is tried again: its database {} ({})",
                state.sentence(),
                fault.getMessage());
        LOG.debug("The fault of the history", fault);
    }

    /** What comes too late for it is replayed at the next start. */
    private void endWithACommit() {
        long deadlineNanos = System.nanoTime() + LAST_COMMIT_LIMIT.toNanos();
        HistoryProjection writer = projection;
        RecordedEvents last = events;
        try {
            if (writer != null && last != null) {
                while (last.poll(this::onBatch, POLL_LIMIT) > 0
                        && System.nanoTime() < deadlineNanos) {
                    Thread.onSpinWait();
                }
                if (writer.isAtCommandEnd()) {
                    writer.commit(last.position());
                }
            }
        } catch (RuntimeException fault) {
            LOG.debug("The history ended without a last commit", fault);
        }
        detach();
    }

    private void detach() {
        closeStream();
        HistoryProjection writer = projection;
        projection = null;
        if (writer != null) {
            writer.close();
        }
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
