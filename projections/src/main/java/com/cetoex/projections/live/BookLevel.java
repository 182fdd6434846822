package com.cetoex.projections.live;

/**
 * What stands in a book at one price.
 *
 * @param priceTicks the price
 * @param quantityLots sum of the remaining lots of its orders
 * @param orderCount how many orders stand there
 */
public record BookLevel(long priceTicks, long quantityLots, int orderCount) {}
