package com.cetoex.server.backup;

import com.cetoex.node.ProgressListener;

/** Adds up the bytes of one step, and tells how far it is. */
final class Tally {
    private final String step;
    private final long totalBytes;
    private final ProgressListener progress;
    private long doneBytes;

    Tally(String step, long totalBytes, ProgressListener progress) {
        this.step = step;
        this.totalBytes = totalBytes;
        this.progress = progress;
        progress.onProgress(step, 0, totalBytes);
    }

    void add(long bytes) {
        doneBytes += bytes;
        progress.onProgress(step, doneBytes, Math.max(doneBytes, totalBytes));
    }
}
