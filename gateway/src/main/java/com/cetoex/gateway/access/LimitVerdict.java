package com.cetoex.gateway.access;

/**
 * What an investor's request limit said to one request, and what every answer to it tells the
 * client.
 *
 * @param isAllowed whether the request may go on; it was counted then
 * @param limit requests in any 60 s; 0 for no limit, and then the rest says nothing
 * @param remaining how many more are free now
 * @param resetEpochSeconds when the oldest counted request leaves the window, rounded up
 * @param retryAfterSeconds when one more will be free, rounded up, at least 1
 */
public record LimitVerdict(
        boolean isAllowed,
        int limit,
        int remaining,
        long resetEpochSeconds,
        long retryAfterSeconds) {
    /** The verdict where there is no limit. */
    public static final LimitVerdict UNLIMITED = new LimitVerdict(true, 0, 0, 0, 0);
}
