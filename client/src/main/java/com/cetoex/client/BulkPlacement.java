package com.cetoex.client;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a bulk request that placed orders.
 *
 * @param totalOrders how many were asked for
 * @param successful how many were placed
 * @param failed how many were refused
 * @param results one for each order, in the request's order
 */
public record BulkPlacement(int totalOrders, int successful, int failed, List<Item> results) {

    /** What became of one order of the request. */
    public sealed interface Item {
        /** The place of the order in the request, from 0. */
        int index();
    }

    /** An order that was placed. */
    public record Placed(int index, Placement placement) implements Item {}

    /** An order that was refused; nothing of it happened. */
    public record Refused(int index, Optional<String> symbol, String code, String message)
            implements Item {}
}
