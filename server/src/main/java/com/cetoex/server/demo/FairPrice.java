package com.cetoex.server.demo;

import java.util.random.RandomGenerator;

/**
 * What a market's traders think the asset is worth: a random walk in whole ticks that is drawn back
 * towards its start.
 */
final class FairPrice {
    /**
     * The pull is one part in so many of the distance, each step: the walk stays within sight of
     * its start for days.
     */
    private static final long PULL = 20_000;

    private final DemoMarket market;
    private final RandomGenerator random;
    private long ticks;
    private long lastMove;

    FairPrice(DemoMarket market, RandomGenerator random) {
        this.market = market;
        this.random = random;
        ticks = market.startTicks();
    }

    /** Moves on by one step; most moves are small, a few are large. */
    void step() {
        int reach = random.nextInt(40) == 0 ? 4 : 1;
        int most = market.volatilityTicks() * reach;
        long drawn = (long) random.nextInt(-most, most + 1) + random.nextInt(-most, most + 1);
        long pull = (market.startTicks() - ticks) / PULL;
        lastMove = drawn / 3 + pull;
        ticks = Math.max(market.startTicks() / 4, ticks + lastMove);
    }

    DemoMarket market() {
        return market;
    }

    long ticks() {
        return ticks;
    }

    /** By how much the latest step moved it. */
    long lastMove() {
        return lastMove;
    }
}
