package com.cetoex.server.control;

import com.cetoex.node.ExchangeNode;
import com.cetoex.node.ProgressListener;
import com.cetoex.node.SnapshotTaken;
import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.server.backup.BackupManifest;
import com.cetoex.server.backup.BackupSource;
import com.cetoex.server.backup.BackupWriter;
import com.cetoex.server.config.ProductVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The running exchange as its operator sees it. What takes long is done by the caller's thread;
 * nothing here makes a thread of the exchange wait.
 */
public final class OperatedExchange {
    /** A million orders take a second; more than this is a fault. */
    private static final Duration SNAPSHOT_LIMIT = Duration.ofMinutes(2);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ExchangeNode node;
    private final BackupSource source;
    private final String address;

    /** One backup at a time: two would only be slower. */
    private final ReentrantLock backups = new ReentrantLock();

    /**
     * Opens an exchange to its operator.
     *
     * @param folder its data folder
     * @param address where it serves
     */
    public OperatedExchange(
            Path folder, ExchangeNode node, HistoryDatabase history, String address) {
        this.node = node;
        this.address = address;
        source = BackupSource.running(folder, history, node);
    }

    ExchangeState state() {
        return new ExchangeState(
                ProductVersion.text(),
                ProcessHandle.current().pid(),
                address,
                node.recordedSequence(),
                node.snapshotCount());
    }

    /** Takes a snapshot and waits until it is finished; one that is under way is waited for. */
    SnapshotTaken snapshot() {
        long deadlineNanos = System.nanoTime() + SNAPSHOT_LIMIT.toNanos();
        long before = node.snapshotCount();
        while (!node.takeSnapshot()) {
            await(deadlineNanos);
            before = node.snapshotCount();
        }
        while (node.snapshotCount() == before) {
            await(deadlineNanos);
        }
        return node.lastSnapshot().orElseThrow();
    }

    private static void await(long deadlineNanos) {
        if (System.nanoTime() > deadlineNanos) {
            throw new ControlFault("no snapshot was finished within " + SNAPSHOT_LIMIT);
        }
        LockSupport.parkNanos(LOOK_NANOS);
    }

    BackupManifest backup(Path destination, ProgressListener progress) {
        if (!backups.tryLock()) {
            throw new ControlFault("another backup is under way");
        }
        // From the history's copy on, no event is removed that it lacks.
        try (ExchangeNode.HeldFiles _ = node.holdFiles()) {
            return BackupWriter.write(source, destination, progress);
        } finally {
            backups.unlock();
        }
    }
}
