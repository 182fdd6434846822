package com.cetoex.node;

import com.cetoex.protocol.SteadyClock;
import io.aeron.cluster.service.ClusterClock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock that gives the log its times, in milliseconds since the epoch: it begins with the
 * machine's time, or the log's last one when that is later, goes on evenly, and follows a machine's
 * clock that is set otherwise by no more than {@value #MOST_MILLIS_A_LOOK} ms a second.
 *
 * <p>So a clock set wrong by hours or years, and right again, leaves no trace in the log, and ends
 * no session of a gateway; and the log's time neither goes back nor stands still. A restart takes a
 * later time of the machine over at once. Safe from any thread.
 */
final class LogClock implements ClusterClock {
    private static final Logger LOG = LoggerFactory.getLogger(LogClock.class);
    private static final long MOST_MILLIS_A_LOOK = 50;

    /** Beyond this a person should know. */
    private static final long WORTH_A_WARNING_MILLIS = 1_000;

    private final LongSupplier steadyMillis;
    private final LongSupplier machineMillis;
    private volatile long offsetMillis;
    private boolean isWarned;

    /** The clock of a log whose last time is known; 0 when it has none. */
    LogClock(long lastMillis) {
        this(lastMillis, SteadyClock.INSTANCE::time, System::currentTimeMillis);
    }

    /** With other clocks; the first goes evenly, the second may be set. */
    LogClock(long lastMillis, LongSupplier steadyMillis, LongSupplier machineMillis) {
        this.steadyMillis = steadyMillis;
        this.machineMillis = machineMillis;
        offsetMillis = Math.max(lastMillis, machineMillis.getAsLong()) - steadyMillis.getAsLong();
    }

    @Override
    public TimeUnit timeUnit() {
        return TimeUnit.MILLISECONDS;
    }

    @Override
    public long time() {
        return steadyMillis.getAsLong() + offsetMillis;
    }

    /** Goes a little towards the machine's time; called once a second by one thread. */
    void follow() {
        long offset = offsetMillis;
        long awayMillis = machineMillis.getAsLong() - steadyMillis.getAsLong() - offset;
        offsetMillis = offset + Math.clamp(awayMillis, -MOST_MILLIS_A_LOOK, MOST_MILLIS_A_LOOK);
        boolean isFarAway = Math.abs(awayMillis) > WORTH_A_WARNING_MILLIS;
        if (isFarAway && !isWarned) {
            LOG.warn(
                    "The machine's clock is {} ms from the log's time, which follows it by at most"
                            + " {} ms a second; a restart takes a later one over at once",
                    awayMillis,
                    MOST_MILLIS_A_LOOK);
        } else if (isWarned && !isFarAway) {
            LOG.info("The log's time is the machine's again");
        }
        isWarned = isFarAway;
    }
}
