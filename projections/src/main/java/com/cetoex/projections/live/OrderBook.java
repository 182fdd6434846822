package com.cetoex.projections.live;

import java.util.List;

/**
 * Both sides of a book at one moment.
 *
 * @param instrumentId the instrument
 * @param sequence the last event that it shows
 * @param timeMillis the log's time of that event
 * @param bids best, so highest, price first
 * @param asks best, so lowest, price first
 * @param <E> levels, or orders
 */
public record OrderBook<E>(
        int instrumentId, long sequence, long timeMillis, List<E> bids, List<E> asks) {}
