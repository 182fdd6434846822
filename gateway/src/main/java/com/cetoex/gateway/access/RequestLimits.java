package com.cetoex.gateway.access;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Each investor's two request limits: no more than so many authenticated requests in any 60 seconds
 * (contract, limits). Only requests of known investors come here, so the investors bound its
 * memory.
 *
 * <p>Any thread. The windows start empty with the process.
 */
public final class RequestLimits {
    private static final long MILLIS_PER_SECOND = 1_000;

    private final ConcurrentMap<Long, Windows> windowsByInvestor = new ConcurrentHashMap<>();
    private final GatewayClock clock;

    public RequestLimits(GatewayClock clock) {
        this.clock = clock;
    }

    /**
     * Counts a request, or refuses it uncounted.
     *
     * @param limit the investor's, which may change at any time; 0 for none
     */
    public LimitVerdict count(long investorId, Budget budget, int limit) {
        if (limit == 0) {
            return LimitVerdict.UNLIMITED;
        }
        SlidingWindow window =
                windowsByInvestor.computeIfAbsent(investorId, id -> new Windows()).of(budget);
        synchronized (window) {
            return count(window, limit);
        }
    }

    private LimitVerdict count(SlidingWindow window, int limit) {
        long now = clock.monotonicMillis();
        boolean isAllowed = window.tryCount(now, limit);
        long resetMillis = clock.epochMillis() + window.millisUntilOldestLeaves(now);
        return new LimitVerdict(
                isAllowed,
                limit,
                Math.max(0, limit - window.count(now)),
                secondsUp(resetMillis),
                isAllowed ? 0 : Math.max(1, secondsUp(window.millisUntilFree(now, limit))));
    }

    static long secondsUp(long millis) {
        return Math.ceilDiv(millis, MILLIS_PER_SECOND);
    }

    private record Windows(SlidingWindow standard, SlidingWindow bulk) {
        Windows() {
            this(new SlidingWindow(), new SlidingWindow());
        }

        SlidingWindow of(Budget budget) {
            return switch (budget) {
                case STANDARD -> standard;
                case BULK -> bulk;
            };
        }
    }
}
