package com.cetoex.simulation;

import java.util.List;

/** What a client asks for, in one or more attempts. */
final class Request {
    final byte[] command;

    /** The same as an engine sees it that knows no client order ids. */
    final byte[] commandWithoutIds;

    /** The orders in it; empty when it places none. */
    final List<Placement> placements;

    /** Whether it may be sent again, since every order in it has a client order id. */
    final boolean isRepeatable;

    int attempts;

    /** Set when its client got an answer, or gave up. */
    boolean isDone;

    /** Set when its client got an answer. */
    boolean isAnswered;

    Request(byte[] command, byte[] commandWithoutIds, List<Placement> placements) {
        this.command = command;
        this.commandWithoutIds = commandWithoutIds;
        this.placements = placements;
        isRepeatable =
                !placements.isEmpty()
                        && placements.stream().noneMatch(p -> p.clientOrderId.isEmpty());
    }
}
