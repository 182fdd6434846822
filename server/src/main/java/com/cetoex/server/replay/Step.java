package com.cetoex.server.replay;

import java.util.List;

/** What a replay does next: one request, or one comparison. */
sealed interface Step {

    /** Places orders of one account that rest whole. */
    record Place(int account, List<RecordedCommand> orders) implements Step {}

    /** Cancels orders of one account. */
    record Cancel(int account, List<RecordedCommand> orders) implements Step {}

    /** Places an order that trades at once. */
    record Take(int account, RecordedCommand order) implements Step {}

    /** Compares the book. */
    record Compare(Checkpoint checkpoint) implements Step {}
}
