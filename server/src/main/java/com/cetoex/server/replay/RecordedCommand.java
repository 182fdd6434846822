package com.cetoex.server.replay;

import com.cetoex.client.Side;
import java.util.List;

/**
 * One command of a recording, and what it led to on the venue.
 *
 * @param sequence its place in the recording
 * @param operation what it does
 * @param id the venue's id of the order
 * @param side of the order
 * @param priceTicks of the order, in the recording's price unit
 * @param sizeLots of the order, in the recording's size unit
 * @param fills what the order traded at once, in order
 */
record RecordedCommand(
        long sequence,
        Operation operation,
        String id,
        Side side,
        long priceTicks,
        long sizeLots,
        List<RecordedFill> fills) {

    /** What a command does. */
    enum Operation {
        /** Places an order that rests whole. */
        P,
        /** Places an order that fills at once. */
        X,
        /** Places an order that fills in part; the rest stays in the book. */
        L,
        /** Cancels an order. */
        C
    }

    /** A trade of an incoming order with a resting one. */
    record RecordedFill(String makerId, long priceTicks, long sizeLots) {}

    boolean isPassive() {
        return operation == Operation.P;
    }

    boolean isCancel() {
        return operation == Operation.C;
    }

    /** What is left of the order after it met the book. */
    long restingLots() {
        long left = sizeLots;
        for (RecordedFill fill : fills) {
            left -= fill.sizeLots();
        }
        return left;
    }
}
