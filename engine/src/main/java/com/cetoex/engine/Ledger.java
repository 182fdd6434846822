package com.cetoex.engine;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * Who holds what: for every account and asset a total and the part of it that open orders lock.
 *
 * <p>Double entry: what a command adds to some balances it takes from others; deposits and
 * withdrawals have the outside world on the other side. {@link #settle} proves it after every
 * command on the command's own changes, so that sums cannot overflow, and tells each changed
 * balance once. A balance is named by its slot, given at first use and kept for ever. One thread.
 */
final class Ledger {
    /** No balance. */
    static final int NONE = -1;

    /** Most units of an asset inside the exchange, so that no sum of balances leaves a long. */
    static final long MAX_EXTERNAL_UNITS = 1L << 62;

    /** Takes the balances that a command changed. */
    @FunctionalInterface
    interface BalanceListener {
        void onBalanceChanged(int balance);
    }

    private static final int RECORD_BITS = 2;
    private static final int TOTAL_UNITS = 0;
    private static final int LOCKED_UNITS = 1;
    private static final int OWNER = 2;
    private static final int LAST_CHANGE = 3;

    private final Long2LongHashMap slotsByOwner = new Long2LongHashMap(1 << 10, 0.5f, NONE);
    private long[] records = new long[1 << 12];
    private int balanceCount;
    private int[] changed = new int[64];
    private int changedCount;
    private long command = 1;
    private long[] externalUnits = new long[16];
    private long[] commandSums = new long[16];

    int balanceCount() {
        return balanceCount;
    }

    /** Makes room for a further asset. */
    void addAsset(int assetId) {
        if (assetId >= externalUnits.length) {
            externalUnits = Arrays.copyOf(externalUnits, externalUnits.length * 2);
            commandSums = Arrays.copyOf(commandSums, commandSums.length * 2);
        }
    }

    /** The balance of an account in an asset, or {@link #NONE} when it never held any. */
    int find(int investor, int assetId) {
        return (int) slotsByOwner.get(owner(investor, assetId));
    }

    /** The balance of an account in an asset, made with nothing in it when there is none. */
    int balance(int investor, int assetId) {
        long owner = owner(investor, assetId);
        int slot = (int) slotsByOwner.get(owner);
        return slot == NONE ? add(owner) : slot;
    }

    int investor(int balance) {
        return (int) (get(balance, OWNER) >>> 32);
    }

    int assetId(int balance) {
        return (int) get(balance, OWNER);
    }

    long totalUnits(int balance) {
        return get(balance, TOTAL_UNITS);
    }

    long lockedUnits(int balance) {
        return get(balance, LOCKED_UNITS);
    }

    /** What the account can still use; 0 for {@link #NONE}. */
    long availableUnits(int balance) {
        return balance == NONE ? 0 : totalUnits(balance) - lockedUnits(balance);
    }

    /** What came in from outside less what went out. */
    long externalUnits(int assetId) {
        return externalUnits[assetId];
    }

    /** Moves units into (positive) or out of a balance; another posting must balance it. */
    void post(int balance, long units) {
        touch(balance);
        records[(balance << RECORD_BITS) + TOTAL_UNITS] += units;
        commandSums[assetId(balance)] += units;
    }

    /** Locks (positive) or releases part of a balance. */
    void lock(int balance, long units) {
        touch(balance);
        records[(balance << RECORD_BITS) + LOCKED_UNITS] += units;
    }

    /** The outside world's side of a deposit (positive) or withdrawal. */
    void postExternal(int assetId, long units) {
        externalUnits[assetId] += units;
        commandSums[assetId] -= units;
    }

    /** Ends a command: proves its postings and tells the balances it changed. */
    void settle(BalanceListener listener) {
        for (int i = 0; i < changedCount; i++) {
            int balance = changed[i];
            check(balance);
            listener.onBalanceChanged(balance);
        }
        changedCount = 0;
        command++;
    }

    /** Restores a balance from a snapshot, behind those restored before. */
    void restore(int investor, int assetId, long totalUnits, long lockedUnits) {
        int balance = add(owner(investor, assetId));
        set(balance, TOTAL_UNITS, totalUnits);
        set(balance, LOCKED_UNITS, lockedUnits);
    }

    void restoreExternal(int assetId, long units) {
        externalUnits[assetId] = units;
    }

    private void check(int balance) {
        long locked = lockedUnits(balance);
        if (locked < 0 || locked > totalUnits(balance)) {
            throw new InvariantViolation(
                    "expected 0 <= locked <= total for account %d in asset %d, was %d of %d"
                            .formatted(
                                    investor(balance),
                                    assetId(balance),
                                    locked,
                                    totalUnits(balance)));
        }
        if (commandSums[assetId(balance)] != 0) {
            throw new InvariantViolation(
                    "expected the postings of a command in asset %d to sum to 0, was %d"
                            .formatted(assetId(balance), commandSums[assetId(balance)]));
        }
    }

    private void touch(int balance) {
        int lastChange = (balance << RECORD_BITS) + LAST_CHANGE;
        if (records[lastChange] != command) {
            records[lastChange] = command;
            if (changedCount == changed.length) {
                changed = Arrays.copyOf(changed, changedCount * 2);
            }
            changed[changedCount++] = balance;
        }
    }

    private int add(long owner) {
        int slot = balanceCount++;
        if (slot << RECORD_BITS == records.length) {
            records = Arrays.copyOf(records, records.length * 2);
        }
        set(slot, OWNER, owner);
        slotsByOwner.put(owner, slot);
        return slot;
    }

    private static long owner(int investor, int assetId) {
        return (long) investor << 32 | assetId;
    }

    private long get(int balance, int field) {
        return records[(balance << RECORD_BITS) + field];
    }

    private void set(int balance, int field, long value) {
        records[(balance << RECORD_BITS) + field] = value;
    }
}
