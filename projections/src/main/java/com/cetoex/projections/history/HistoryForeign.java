package com.cetoex.projections.history;

/**
 * The history's database shows another exchange, or events that are not in this stream, as when a
 * log was restored from an older backup. Nothing was written. It heals when the database is dropped
 * or made again, or is that of this stream.
 */
public final class HistoryForeign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryForeign(String expected, String actual) {
        super("expected " + expected + ", was " + actual);
    }

    /** The stream ends before the history does. */
    public static HistoryForeign ahead(long sequence, long position) {
        return new HistoryForeign(
                "the batch up to event " + sequence + " at position " + position,
                "the end of the recorded events");
    }
}
