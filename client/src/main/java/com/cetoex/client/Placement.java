package com.cetoex.client;

import java.util.List;

/**
 * The answer to an order that was placed: durable, whatever happens to the exchange afterwards.
 *
 * @param order the order after it was matched
 * @param fills what it traded at once, in the order of execution
 * @param replayed whether this is the first answer again, to a resend with the same client order id
 */
public record Placement(Order order, List<Fill> fills, boolean replayed) {}
