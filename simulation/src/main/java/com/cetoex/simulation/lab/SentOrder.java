package com.cetoex.simulation.lab;

import com.cetoex.client.NewOrder;
import com.cetoex.client.Placement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One order that a client sent, and all that it was told about it. Written by one client thread.
 */
final class SentOrder {
    /** What the client knows. */
    enum Fate {
        /** Under way. */
        SENT,
        /** Answered with HTTP 200. */
        ACKNOWLEDGED,
        /** Certainly not executed. */
        REFUSED,
        /** May have been executed. */
        UNKNOWN
    }

    private final long investorId;
    private final String clientOrderId;
    private final NewOrder order;

    /** Orders of one bulk request share a number above 0. */
    private final long bulk;

    private volatile Fate fate = Fate.SENT;
    private volatile @Nullable Placement placement;
    private volatile boolean isCancelAsked;
    private volatile boolean isCancelled;

    SentOrder(long investorId, String clientOrderId, NewOrder order, long bulk) {
        this.investorId = investorId;
        this.clientOrderId = clientOrderId;
        this.order = order.withClientOrderId(clientOrderId);
        this.bulk = bulk;
    }

    long investorId() {
        return investorId;
    }

    String clientOrderId() {
        return clientOrderId;
    }

    NewOrder order() {
        return order;
    }

    long bulk() {
        return bulk;
    }

    Fate fate() {
        return fate;
    }

    void acknowledged(Placement answer) {
        placement = answer;
        fate = Fate.ACKNOWLEDGED;
    }

    void fate(Fate told) {
        fate = told;
    }

    /** The first answer; only of an acknowledged order. */
    Placement placement() {
        return Objects.requireNonNull(placement);
    }

    long orderId() {
        return placement().order().orderId();
    }

    void cancelAsked() {
        isCancelAsked = true;
    }

    boolean isCancelAsked() {
        return isCancelAsked;
    }

    /** The cancel was answered with HTTP 200. */
    void cancelled() {
        isCancelled = true;
    }

    boolean isCancelled() {
        return isCancelled;
    }

    @Override
    public String toString() {
        return "order " + clientOrderId + " of investor " + investorId;
    }
}
