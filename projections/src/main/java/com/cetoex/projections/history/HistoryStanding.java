package com.cetoex.projections.history;

/**
 * How a history is and how far it has come, at one moment.
 *
 * @param sequence the last event that the database shows by its own account
 * @param timeMillis the log's time of that event
 * @param state how it is
 * @param isReadable tells whether the rows are known to be of the stream; else queries are refused
 */
public record HistoryStanding(
        long sequence, long timeMillis, HistoryState state, boolean isReadable) {}
