package com.cetoex.client;

/**
 * The answer to an order that was cancelled.
 *
 * @param orderId the order
 * @param status always {@link OrderStatus#CANCELLED} today
 */
public record Cancellation(long orderId, OrderStatus status) {}
