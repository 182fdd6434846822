package com.cetoex.gateway.api;

import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import java.util.ArrayList;
import java.util.List;

/** What became of one order of a command, as its events tell: refused, placed, or placed before. */
final class Placement {
    private final List<Fill> fills = new ArrayList<>();
    private RefusalReason refusal = RefusalReason.NONE;
    private long limitValue;
    private long actualValue;
    private long orderId;
    private long acceptedMillis;
    private long filledLots;
    private long cumulativeUnits;
    private boolean isReplayed;

    /**
     * A part of the order that was traded.
     *
     * @param tradeId the trade
     * @param priceTicks its price
     * @param quantityLots its quantity
     * @param feeUnits what the order pays for it, in quote units
     */
    record Fill(long tradeId, long priceTicks, long quantityLots, long feeUnits) {}

    void refused(RefusalReason reason, long limit, long actual) {
        refusal = reason;
        limitValue = limit;
        actualValue = actual;
    }

    void accepted(long id, long timeMillis) {
        orderId = id;
        acceptedMillis = timeMillis;
    }

    void replayed(long id, long timeMillis) {
        accepted(id, timeMillis);
        isReplayed = true;
    }

    void filled(Fill fill, long notionalUnits) {
        fills.add(fill);
        filledLots += fill.quantityLots;
        cumulativeUnits += notionalUnits;
    }

    boolean isRefused() {
        return refusal != RefusalReason.NONE;
    }

    /** Tells whether the events said anything of the order at all. */
    boolean isTold() {
        return orderId != 0 || isRefused();
    }

    RefusalReason refusal() {
        return refusal;
    }

    long limitValue() {
        return limitValue;
    }

    long actualValue() {
        return actualValue;
    }

    long orderId() {
        return orderId;
    }

    long acceptedMillis() {
        return acceptedMillis;
    }

    long filledLots() {
        return filledLots;
    }

    /** Notional of the fills together, in quote units. */
    long cumulativeUnits() {
        return cumulativeUnits;
    }

    boolean isReplayed() {
        return isReplayed;
    }

    List<Fill> fills() {
        return fills;
    }

    /** The order's status after matching. */
    String status(OrderEntry order) {
        if (filledLots == order.quantityLots()) {
            return "filled";
        }
        if (order.type() == OrderType.MARKET) {
            return "cancelled";
        }
        return filledLots == 0 ? "open" : "partially_filled";
    }
}
