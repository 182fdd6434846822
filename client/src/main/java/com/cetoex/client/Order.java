package com.cetoex.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as the exchange knows it at the time of an answer.
 *
 * @param orderId the exchange's id: positive, rises with acceptance, below 2^53
 * @param clientOrderId your own id, if you gave one
 * @param symbol the market
 * @param side buy or sell
 * @param type limit or market
 * @param amount the original amount, in the base asset
 * @param price the limit; none for a market order
 * @param status where it is in its life
 * @param filledAmount what traded so far
 * @param remainingAmount what has not traded
 * @param averagePrice of its fills, to 8 decimals; none without fills
 * @param createdAt when it was accepted
 * @param updatedAt when it last changed
 */
public record Order(
        long orderId,
        Optional<String> clientOrderId,
        String symbol,
        Side side,
        OrderType type,
        BigDecimal amount,
        Optional<BigDecimal> price,
        OrderStatus status,
        BigDecimal filledAmount,
        BigDecimal remainingAmount,
        Optional<BigDecimal> averagePrice,
        Instant createdAt,
        Instant updatedAt) {}
