package com.cetoex.simulation.onehistory;

import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.CancelItem;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Fact;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A request of one client that is a command: when it was called, when it returned, and what was
 * told.
 *
 * @param callNanos before its first byte was sent
 * @param returnNanos after its answer was read, or the connection broke
 * @param told the answer in the words of {@link Told}, or {@link #UNKNOWN} or {@link #NOT_SENT}
 */
public record Asked(
        long investorId, Command command, long callNanos, long returnNanos, String told) {
    /** Nobody knows whether it was done. */
    public static final String UNKNOWN = "unknown";

    /** It was certainly not done. */
    public static final String NOT_SENT = "not sent";

    public boolean isUnknown() {
        return told.equals(UNKNOWN);
    }

    public boolean isNotSent() {
        return told.equals(NOT_SENT);
    }

    /** It was told what came of it. */
    public boolean isAnswered() {
        return !isUnknown() && !isNotSent();
    }

    /** The orders that it was to place; none when it is a cancel. */
    public List<OrderItem> orders() {
        return switch (command) {
            case Command.PlaceOrder place -> List.of(place.order());
            case Command.PlaceOrders place -> place.orders();
            default -> List.of();
        };
    }

    /** How many of its items were done, as far as it was told. */
    public long itemsDone() {
        return isAnswered() ? Told.items(told).filter(item -> !Told.isRefused(item)).count() : 0;
    }

    /** Tells whether events may be those of this request, by what is in both. */
    boolean fits(List<Fact> facts) {
        return switch (command) {
            case Command.PlaceOrder place ->
                    fit(List.of(place.order()), facts, Asked::isOfPlace, Asked::isOutcomeOf);
            case Command.PlaceOrders place ->
                    fit(place.orders(), facts, Asked::isOfPlace, Asked::isOutcomeOf);
            case Command.CancelOrder cancel ->
                    fit(
                            List.of(new CancelItem(0, cancel.orderId())),
                            facts,
                            Asked::isOfCancel,
                            Asked::isOutcomeOf);
            case Command.CancelOrders cancel ->
                    fit(cancel.orders(), facts, Asked::isOfCancel, Asked::isOutcomeOf);
            default -> false;
        };
    }

    /** Tells whether events are just what was told; of what was not told, whether they may be. */
    boolean isToldBy(List<Fact> facts) {
        return fits(facts) && (isUnknown() || Told.ofFacts(command, facts).equals(told));
    }

    /** Each item has one outcome, in the order of the items. */
    private static <T> boolean fit(
            List<T> items,
            List<Fact> facts,
            Predicate<Fact> isOutcome,
            BiPredicate<T, Fact> isOutcomeOf) {
        List<Fact> outcomes = facts.stream().filter(isOutcome).toList();
        if (outcomes.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!isOutcomeOf.test(items.get(i), outcomes.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfPlace(Fact fact) {
        return fact instanceof Fact.OrderAccepted
                || fact instanceof Fact.OrderReplayed
                || fact instanceof Fact.OrderRefused;
    }

    private static boolean isOfCancel(Fact fact) {
        return fact instanceof Fact.CancelRefused
                || (fact instanceof Fact.OrderCancelled cancelled
                        && cancelled.reason() == CancelReason.REQUESTED);
    }

    private static boolean isOutcomeOf(OrderItem order, Fact outcome) {
        return switch (outcome) {
            case Fact.OrderAccepted accepted ->
                    accepted.itemIndex() == order.itemIndex()
                            && accepted.clientOrderId().equals(order.clientOrderId())
                            && isSame(order, accepted.side(), accepted.orderType())
                            && accepted.priceTicks() == order.priceTicks()
                            && accepted.quantityLots() == order.quantityLots();
            case Fact.OrderReplayed replayed ->
                    replayed.itemIndex() == order.itemIndex()
                            && replayed.clientOrderId().equals(order.clientOrderId())
                            && isSame(order, replayed.side(), replayed.orderType())
                            && replayed.priceTicks() == order.priceTicks()
                            && replayed.quantityLots() == order.quantityLots();
            case Fact.OrderRefused refused -> refused.itemIndex() == order.itemIndex();
            default -> false;
        };
    }

    private static boolean isSame(OrderItem order, Side side, OrderType type) {
        return order.side() == side && order.orderType() == type;
    }

    /** One that is named by its client order id has no order id yet. */
    private static boolean isOutcomeOf(CancelItem item, Fact outcome) {
        return switch (outcome) {
            case Fact.OrderCancelled cancelled ->
                    cancelled.itemIndex() == item.itemIndex()
                            && (item.orderId() == 0 || item.orderId() == cancelled.orderId());
            case Fact.CancelRefused refused ->
                    refused.itemIndex() == item.itemIndex()
                            && (item.orderId() == 0 || item.orderId() == refused.orderId());
            default -> false;
        };
    }
}
