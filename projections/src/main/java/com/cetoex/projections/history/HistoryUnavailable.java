package com.cetoex.projections.history;

/**
 * The history's database could not do what was asked now: it is slow, locked, full or away.
 *
 * <p>Nothing of it happened, or, of a commit whose answer was lost, all of it; {@link
 * HistoryProjection#reset} finds out which. Worth another try.
 */
public final class HistoryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryUnavailable(String act) {
        super("could not " + act);
    }

    HistoryUnavailable(String act, Throwable cause) {
        super("could not " + act + ": " + cause.getMessage(), cause);
    }
}
