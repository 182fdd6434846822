package com.cetoex.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The answer to a bulk request that cancelled orders.
 *
 * @param totalOrders how many were asked for
 * @param successful how many were cancelled
 * @param failed how many were refused
 * @param results one for each id, in the request's order
 */
public record BulkCancellation(int totalOrders, int successful, int failed, List<Item> results) {

    /**
     * What became of one id of the request.
     *
     * @param orderId the id; none when it could not be read
     * @param code why it was refused; none when it was cancelled
     */
    public record Item(OptionalLong orderId, Optional<String> code) {
        /** Whether the order was cancelled. */
        public boolean isCancelled() {
            return code.isEmpty();
        }
    }
}
