package com.cetoex.projections.live;

/**
 * One order in the queue of a book.
 *
 * @param orderId the order
 * @param investorId whose order it is; not for the public
 * @param priceTicks its limit price
 * @param remainingLots what stands in the book
 */
public record BookOrder(long orderId, long investorId, long priceTicks, long remainingLots) {}
