package com.cetoex.projections.history;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of an investor's orders.
 *
 * @param orders newest first
 * @param total all orders that match the filter, on whichever page
 * @param next what to ask for orders before, to get the next page; empty at the end
 */
public record OrderPage(List<HistoricOrder> orders, long total, OptionalLong next) {
    public OrderPage {
        orders = List.copyOf(orders);
    }
}
