package com.cetoex.simulation.onehistory;

import com.cetoex.reference.Command;

/**
 * A command as a client sends it.
 *
 * @param members of its JSON, besides the credentials
 */
record Request(String path, String members, Command command) {
    /** One without a client order id would be another order the second time. */
    boolean isRepeatable() {
        return switch (command) {
            case Command.PlaceOrder place -> !place.order().clientOrderId().isEmpty();
            case Command.PlaceOrders place ->
                    place.orders().stream().noneMatch(order -> order.clientOrderId().isEmpty());
            default -> true;
        };
    }
}
