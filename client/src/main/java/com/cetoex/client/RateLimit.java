package com.cetoex.client;

import java.time.Instant;

/**
 * The budget of requests that an answer told.
 *
 * @param limit requests in any 60 seconds
 * @param remaining what is left now
 * @param reset when the oldest request leaves the window, in whole seconds rounded up
 */
public record RateLimit(int limit, int remaining, Instant reset) {}
