package com.cetoex.gateway.access;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Failed logins by source address: after so many in any 60 seconds an address is refused every
 * request with credentials until it frees (contract, limits). A wrong key never charges the
 * investor it names.
 *
 * <p>Any thread. Memory is bounded: beyond {@link #MAX_ADDRESSES} the address that has failed least
 * recently is forgotten, which only helps a guesser who has that many addresses.
 */
public final class FailedLogins {
    /**
     * Addresses remembered; at 60 failures each some 60 MB, which takes a million requests a
     * minute.
     */
    static final int MAX_ADDRESSES = 20_000;

    private final Map<String, SlidingWindow> windowByAddress = new LinkedHashMap<>();
    private final GatewayClock clock;
    private final int limit;

    /** Makes the counter with its limit in any 60 s. */
    public FailedLogins(GatewayClock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Whole seconds, at least 1, until the address may try again; 0 when it may now. */
    public synchronized long retryAfterSeconds(String address) {
        SlidingWindow window = windowByAddress.get(address);
        if (window == null) {
            return 0;
        }
        return RequestLimits.secondsUp(window.millisUntilFree(clock.monotonicMillis(), limit));
    }

    /** Counts a failed login of an address. */
    public synchronized void count(String address) {
        long now = clock.monotonicMillis();
        forgetQuiet(now);
        SlidingWindow known = windowByAddress.remove(address);
        SlidingWindow window = known == null ? new SlidingWindow() : known;
        window.tryCount(now, limit);
        windowByAddress.put(address, window);
    }

    synchronized int addresses() {
        return windowByAddress.size();
    }

    /** The map's order is that of the last failures, so quiet addresses stand first. */
    private void forgetQuiet(long now) {
        Iterator<SlidingWindow> windows = windowByAddress.values().iterator();
        while (windows.hasNext()) {
            SlidingWindow window = windows.next();
            if (window.count(now) > 0 && windowByAddress.size() < MAX_ADDRESSES) {
                return;
            }
            windows.remove();
        }
    }
}
