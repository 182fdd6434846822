package com.cetoex.server.exchange;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the room left on the data folder's disk: below the low-water mark no order is taken, so
 * that cancels and reads can go on. Any thread may ask; the disk is asked at most once a second.
 */
final class DiskGauge {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(DiskGauge.class);

    private final FileStore store;
    private final long lowWaterBytes;
    private volatile long askedNanos = System.nanoTime() - PERIOD_NANOS;
    private volatile boolean isLow;

    DiskGauge(Path dataFolder, long lowWaterBytes) {
        this.lowWaterBytes = lowWaterBytes;
        try {
            store = Files.getFileStore(dataFolder);
        } catch (IOException e) {
            throw new StartFailure("The disk of " + dataFolder + " cannot be watched: " + e, e);
        }
    }

    /** Whether the disk is nearly full. */
    boolean isLow() {
        long now = System.nanoTime();
        if (now - askedNanos >= PERIOD_NANOS) {
            askedNanos = now;
            ask();
        }
        return isLow;
    }

    private void ask() {
        try {
            long free = store.getUsableSpace();
            boolean was = isLow;
            isLow = free < lowWaterBytes;
            if (isLow && !was) {
                LOG.warn("Only {} MiB are left on the disk: no orders are taken", free >> 20);
            } else if (was && !isLow) {
                LOG.info("The disk has room again: orders are taken");
            }
        } catch (IOException e) {
            LOG.warn("The disk cannot be asked for its room: {}", e.toString());
        }
    }
}
