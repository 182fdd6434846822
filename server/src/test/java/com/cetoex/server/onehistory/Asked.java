package com.cetoex.server.onehistory;

import com.cetoex.engine.model.Command;
import com.cetoex.engine.model.Command.CancelItem;
import com.cetoex.engine.model.Command.OrderItem;
import com.cetoex.engine.model.Fact;
import java.util.List;

/**
 * A request of one client that is a command: when it was called, when it returned, and what was
 * told.
 *
 * @param callNanos before its first byte was sent
 * @param returnNanos after its answer was read
 * @param told the answer in the words of {@link Told}, or {@link #UNKNOWN} or {@link #NOT_SENT}
 */
record Asked(long investorId, Command command, long callNanos, long returnNanos, String told) {
    /** Nobody knows whether it was done. */
    static final String UNKNOWN = "unknown";

    /** It was certainly not done. */
    static final String NOT_SENT = "not sent";

    boolean isUnknown() {
        return told.equals(UNKNOWN);
    }

    boolean isNotSent() {
        return told.equals(NOT_SENT);
    }

    /** Tells whether events may be those of this request, by what is in both. */
    boolean fits(List<Fact> facts) {
        return switch (facts.getFirst()) {
            case Fact.OrderAccepted accepted -> names(accepted.clientOrderId());
            case Fact.OrderReplayed replayed -> names(replayed.clientOrderId());
            case Fact.OrderRefused refused -> !orders().isEmpty();
            case Fact.OrderCancelled cancelled -> cancels(cancelled.orderId());
            case Fact.CancelRefused refused -> cancels(refused.orderId());
            default -> false;
        };
    }

    private boolean names(String clientOrderId) {
        return orders().stream().anyMatch(order -> order.clientOrderId().equals(clientOrderId));
    }

    List<OrderItem> orders() {
        return switch (command) {
            case Command.PlaceOrder place -> List.of(place.order());
            case Command.PlaceOrders place -> place.orders();
            default -> List.of();
        };
    }

    private boolean cancels(long orderId) {
        return switch (command) {
            case Command.CancelOrder cancel -> cancel.orderId() == orderId || cancel.orderId() == 0;
            case Command.CancelOrders cancel ->
                    cancel.orders().stream().map(CancelItem::orderId).anyMatch(id -> id == orderId);
            default -> false;
        };
    }
}
