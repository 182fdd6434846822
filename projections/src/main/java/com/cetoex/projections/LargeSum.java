package com.cetoex.projections;

import java.math.BigInteger;

/**
 * An exact sum of many amounts that may exceed a long: a carry of 10^18 and a rest below it.
 *
 * <p>At 100,000 trades a second of 4,500 USDT each, a long of 1e-8 USDT is full after 205 seconds.
 * SQL keeps the same two numbers as columns, because a BIGINT would overflow there too. Amounts are
 * never negative. One thread.
 */
public final class LargeSum {
    /** What one unit of the carry stands for. */
    public static final long CARRY_UNIT = 1_000_000_000_000_000_000L;

    private static final BigInteger BIG_CARRY_UNIT = BigInteger.valueOf(CARRY_UNIT);

    private long carry;
    private long rest;

    /** Adds an amount. */
    public void add(long amount) {
        add(amount / CARRY_UNIT, amount % CARRY_UNIT);
    }

    /** Adds a sum given by its parts. */
    public void add(long otherCarry, long otherRest) {
        carry += otherCarry;
        rest += otherRest;
        if (rest >= CARRY_UNIT) {
            rest -= CARRY_UNIT;
            carry++;
        }
    }

    /** Takes away a sum that was added before. */
    public void subtract(long otherCarry, long otherRest) {
        carry -= otherCarry;
        rest -= otherRest;
        if (rest < 0) {
            rest += CARRY_UNIT;
            carry--;
        }
    }

    /** Becomes a sum given by its parts. */
    public void set(long otherCarry, long otherRest) {
        carry = otherCarry;
        rest = otherRest;
    }

    /** How many times 10^18. */
    public long carry() {
        return carry;
    }

    /** What is left above them, below 10^18. */
    public long rest() {
        return rest;
    }

    /** The whole sum. */
    public BigInteger toBigInteger() {
        return toBigInteger(carry, rest);
    }

    /** The whole of a sum given by its parts. */
    public static BigInteger toBigInteger(long carry, long rest) {
        return carry == 0
                ? BigInteger.valueOf(rest)
                : BigInteger.valueOf(carry).multiply(BIG_CARRY_UNIT).add(BigInteger.valueOf(rest));
    }

    /** The carry of a whole sum. */
    public static long carryOf(BigInteger sum) {
        return sum.divide(BIG_CARRY_UNIT).longValueExact();
    }

    /** The rest of a whole sum. */
    public static long restOf(BigInteger sum) {
        return sum.mod(BIG_CARRY_UNIT).longValueExact();
    }
}
