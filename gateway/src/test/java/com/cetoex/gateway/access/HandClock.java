package com.cetoex.gateway.access;

/** Both clocks, turned by hand; they stand 5 s and 250 ms apart. */
final class HandClock implements GatewayClock {
    private long millis = 1_000_000;

    void advance(long moreMillis) {
        millis += moreMillis;
    }

    @Override
    public long monotonicMillis() {
        return millis;
    }

    @Override
    public long epochMillis() {
        return millis + 5_250;
    }
}
