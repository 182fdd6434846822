package com.cetoex.client;

import java.time.Instant;

/**
 * How the exchange does.
 *
 * @param status ok, degraded, cancel_only or recovering
 * @param version of the program
 * @param time the exchange's clock
 * @param durability what an answer guarantees: disk, replicated or os
 * @param logPosition where the log ends; rises with every command
 */
public record ExchangeStatus(
        String status, String version, Instant time, String durability, long logPosition) {}
