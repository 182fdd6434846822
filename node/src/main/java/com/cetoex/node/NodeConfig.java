package com.cetoex.node;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a node is set up.
 *
 * @param dataFolder holds all that must survive; made when missing
 * @param durability what an acknowledgement promises
 * @param snapshotInterval the longest time between two snapshots while commands come in
 * @param snapshotLogBytes a snapshot is also taken once the log has grown by this much since the
 *     last one, which bounds the time of a restart
 * @param eventsKeptBytes recorded events beyond this are removed, the oldest first, once the
 *     history does not need them any more; 0 keeps all
 */
public record NodeConfig(
        Path dataFolder,
        Durability durability,
        Duration snapshotInterval,
        long snapshotLogBytes,
        long eventsKeptBytes) {
    /** Applied in about three seconds here, on a machine with other work. */
    private static final long DEFAULT_SNAPSHOT_LOG_BYTES = 256L * 1024 * 1024;

    /** As {@link #eventsKeptBytes}: none are removed. */
    public static final long ALL_EVENTS = 0;

    private static final Duration DEFAULT_SNAPSHOT_INTERVAL = Duration.ofMinutes(15);

    public NodeConfig {
        if (snapshotInterval.isNegative() || snapshotInterval.isZero()) {
            throw new IllegalArgumentException(
                    "expected a positive snapshot interval, was " + snapshotInterval);
        }
        if (snapshotLogBytes <= 0) {
            throw new IllegalArgumentException(
                    "expected a positive growth of the log, was " + snapshotLogBytes);
        }
        if (eventsKeptBytes < 0) {
            throw new IllegalArgumentException(
                    "expected no negative length of events, was " + eventsKeptBytes);
        }
    }

    /** The default set-up on a folder. */
    public static NodeConfig on(Path dataFolder) {
        return new NodeConfig(
                dataFolder,
                Durability.DISK,
                DEFAULT_SNAPSHOT_INTERVAL,
                DEFAULT_SNAPSHOT_LOG_BYTES,
                ALL_EVENTS);
    }
}
