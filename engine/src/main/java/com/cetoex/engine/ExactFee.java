package com.cetoex.engine;

import static com.cetoex.protocol.ProtocolLimits.FEE_RATE_SCALE;

/**
 * The fee of an order: the sum of its fills' notional times rate, exact to 1e-8 of a quote unit.
 *
 * <p>Rounding happens once, on the sum, towards plus infinity: a fee rounds up, a rebate down
 * (contract, money). So splitting an order into more fills neither costs nor gains a unit. A
 * scratch value, reused by its owner.
 */
final class ExactFee {
    private long floorUnits;
    private long rest;

    void set(long floorUnits, long rest) {
        this.floorUnits = floorUnits;
        this.rest = rest;
    }

    /** The sum rounded towards minus infinity, in quote units. */
    long floorUnits() {
        return floorUnits;
    }

    /** What that rounding left, in 1e-8 units, 0 up to 99,999,999. */
    long rest() {
        return rest;
    }

    /** The sum rounded once, towards plus infinity, in quote units: what is charged so far. */
    long chargedUnits() {
        return rest == 0 ? floorUnits : floorUnits + 1;
    }

    /**
     * Adds a fill. Split into whole and broken multiples of the scale, no product leaves a long:
     * the notional is below 2^62 and the rate at most 1e8.
     *
     * @param notionalUnits of the fill, not negative
     * @param rate in 1e-8 of the notional, negative for a rebate
     */
    void add(long notionalUnits, int rate) {
        long multiples = notionalUnits / FEE_RATE_SCALE;
        long broken = (notionalUnits % FEE_RATE_SCALE) * rate + rest;
        floorUnits += multiples * rate + Math.floorDiv(broken, FEE_RATE_SCALE);
        rest = Math.floorMod(broken, (long) FEE_RATE_SCALE);
    }
}
