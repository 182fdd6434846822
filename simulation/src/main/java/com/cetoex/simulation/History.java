package com.cetoex.simulation;

/** A history that follows a member's recorded events at its own pace, and dies with its process. */
sealed interface History extends AutoCloseable permits TableHistory, SqlHistory {
    /** Takes at most so many batches. */
    void follow(int batches);

    /** Commits what it has, unless it stands in the midst of a command. */
    void commit();

    /** Ends without a commit and begins again where it stood. */
    void crash();

    /** Proves that what is committed is what the log's events up to there make. */
    void check(Truth truth);

    @Override
    void close();
}
