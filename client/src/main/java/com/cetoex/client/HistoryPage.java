package com.cetoex.client;

import java.util.List;
import java.util.Optional;

/**
 * A page of an investor's orders.
 *
 * @param orders newest first, open ones included
 * @param total how many match the filter on all pages
 * @param nextCursor where the next page begins; none at the end
 */
public record HistoryPage(List<Order> orders, long total, Optional<String> nextCursor) {}
