package com.cetoex.simulation;

import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.protocol.EventBatchReader;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** The product's own history in a file of SQLite; proven once, at the end of a run. */
final class SqlHistory implements History {
    private final Path folder;
    private final HistoryFollower follower;

    SqlHistory(Path folder, Recording recording) {
        this.folder = folder;
        follower = follower("history.db", recording);
    }

    private HistoryFollower follower(String file, Recording recording) {
        return new HistoryFollower(HistoryDatabase.open(folder.resolve(file)), recording);
    }

    @Override
    public void follow(int batches) {
        follower.follow(batches);
    }

    @Override
    public void commit() {
        follower.commit();
    }

    @Override
    public void crash() {
        follower.crash();
    }

    @Override
    public void check(Truth truth) {
        Recording all = new Recording();
        EventBatchReader batch = new EventBatchReader();
        for (byte[] frame : truth.frames()) {
            all.record(batch.wrap(new UnsafeBuffer(frame), 0, frame.length), frame);
        }
        try (HistoryFollower untroubled = follower("rebuilt.db", all)) {
            SimulationFailed.check(
                    "a history as when made at once", untroubled.catchUp(), follower.catchUp());
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
