package com.cetoex.simulation;

import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.HistoryProjection;
import org.agrona.concurrent.UnsafeBuffer;

/** A history that follows the recording at its own pace, and may lose what it has not committed. */
final class HistoryFollower implements AutoCloseable {
    private final HistoryDatabase database;
    private final Recording recording;
    private HistoryProjection projection;
    private long position;

    HistoryFollower(HistoryDatabase database, Recording recording) {
        this.database = database;
        this.recording = recording;
        projection = database.projection();
        position = projection.resumePosition();
    }

    /** Takes at most so many frames. */
    void follow(int frames) {
        for (int i = 0; i < frames && position < recording.position(); i++) {
            UnsafeBuffer frame = new UnsafeBuffer(recording.frame((int) position));
            projection.onBatch(position, frame, 0, frame.capacity());
            position++;
        }
    }

    /** Commits what it has, unless it stands in the midst of a command. */
    void commit() {
        if (projection.isAtCommandEnd()) {
            projection.commit(position);
        }
    }

    /** Ends without a commit and begins again where the database stands. */
    void crash() {
        projection.close();
        projection = database.projection();
        position = projection.resumePosition();
    }

    /** Takes and commits everything recorded. */
    HistoryState catchUp() {
        follow(Integer.MAX_VALUE);
        commit();
        return HistoryState.of(database.query());
    }

    @Override
    public void close() {
        projection.close();
        database.close();
    }
}
