package com.cetoex.server.history;

import com.cetoex.node.NodeRefused;
import com.cetoex.node.ProgressListener;
import com.cetoex.node.StoredEvents;
import com.cetoex.projections.history.HistoryDamaged;
import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.HistoryProjection;
import com.cetoex.projections.history.HistoryUnavailable;
import com.cetoex.protocol.EventBatchHandler;
import java.nio.file.Path;

/**
 * Makes the SQL history of a stopped exchange again from its recorded events.
 *
 * <p>All events are read and proven before anything is removed. What was made when it is broken off
 * is a history that is behind: the next start goes on with it.
 */
final class HistoryRebuild {
    private static final String PROVING = "reading the events";
    private static final String WRITING = "writing the history";

    /** Rows of one transaction. */
    private static final int COMMIT_ROWS = 10_000;

    /** Batches between two tellings of the progress. */
    private static final int PROGRESS_BATCHES = 4_096;

    private final Path folder;
    private final HistoryDatabase database;
    private final ProgressListener progress;

    HistoryRebuild(Path folder, HistoryDatabase database, ProgressListener progress) {
        this.folder = folder;
        this.database = database;
        this.progress = progress;
    }

    /**
     * Makes it, and holds the folder's lock as long.
     *
     * @return the last event in it
     * @throws RebuildFault with a sentence for the operator
     */
    long run() {
        try (StoredEvents events = StoredEvents.openAlone(folder)) {
            requireBeginning(events);
            prove(events);
            return rebuild();
        } catch (NodeRefused e) {
            throw RebuildFault.refused(e);
        } catch (HistoryUnavailable | HistoryDamaged e) {
            throw RebuildFault.refused(e);
        }
    }

    private void requireBeginning(StoredEvents events) {
        if (events.firstPosition() > 0) {
            throw RebuildFault.refused(
                    "the recorded events before position "
                            + events.firstPosition()
                            + " were removed, so a history made of the rest would lack the beginning;"
                            + " restore the history from a backup");
        }
    }

    private void prove(StoredEvents events) {
        try {
            EventBatchHandler nothing = (buffer, offset, length) -> {};
            while (events.poll(nothing, PROGRESS_BATCHES) > 0) {
                progress.onProgress(PROVING, events.position(), events.endPosition());
            }
        } catch (NodeRefused e) {
            throw RebuildFault.damaged(e);
        }
    }

    private long rebuild() {
        database.drop();
        database.prepare();
        try (StoredEvents events = StoredEvents.open(folder);
                HistoryProjection history = database.projection()) {
            EventWriter writer = new EventWriter(events, history);
            while (writer.write()) {
                progress.onProgress(WRITING, events.position(), events.endPosition());
            }
            database.makeDurable();
            return history.sequence();
        }
    }

    /** Takes events into a history, and commits them in large transactions. */
    private record EventWriter(StoredEvents events, HistoryProjection history) {
        /** Writes some more; false at the end. */
        boolean write() {
            for (int i = 0; i < PROGRESS_BATCHES; i++) {
                long position = events.position();
                if (events.poll((b, o, l) -> history.onBatch(position, b, o, l), 1) == 0) {
                    history.commit(events.position());
                    return false;
                }
                if (history.isAtCommandEnd() && history.pendingRows() >= COMMIT_ROWS) {
                    history.commit(events.position());
                }
            }
            return true;
        }
    }
}
