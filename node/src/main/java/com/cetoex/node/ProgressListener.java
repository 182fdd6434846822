package com.cetoex.node;

/** Is told how far a long act on a data folder has come. Called on the thread that acts. */
public interface ProgressListener {
    /** Tells nobody. */
    ProgressListener SILENT = (step, doneBytes, totalBytes) -> {};

    /**
     * Called at least once a step, and about every 64 MiB.
     *
     * @param step what is being done, in a word or two
     * @param doneBytes of this step
     * @param totalBytes of this step; never less than what is done
     */
    void onProgress(String step, long doneBytes, long totalBytes);
}
