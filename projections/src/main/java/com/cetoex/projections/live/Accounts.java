package com.cetoex.projections.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What every investor holds; investor 0 is the operator.
 *
 * <p>Reads are safe from any thread and see whole commands only.
 */
public final class Accounts {
    private final ViewsLock lock;
    private final Long2ObjectHashMap<Holdings> accounts = new Long2ObjectHashMap<>();

    Accounts(ViewsLock lock) {
        this.lock = lock;
    }

    /** All that an investor ever held, by asset id, emptied balances included. */
    public List<Balance> of(long investorId) {
        return lock.read(() -> balances(accounts.get(investorId)));
    }

    /** What an investor holds of an asset; zero when it never held any. */
    public Balance of(long investorId, int assetId) {
        return lock.read(
                () -> {
                    Holdings holdings = accounts.get(investorId);
                    return holdings == null || !holdings.isUsed(assetId)
                            ? new Balance(assetId, 0, 0)
                            : holdings.balance(assetId);
                });
    }

    void clear() {
        accounts.clear();
    }

    void set(long investorId, int assetId, long totalUnits, long lockedUnits) {
        Holdings holdings = accounts.get(investorId);
        if (holdings == null) {
            holdings = new Holdings();
            accounts.put(investorId, holdings);
        }
        holdings.set(assetId, totalUnits, lockedUnits);
    }

    private static List<Balance> balances(@Nullable Holdings holdings) {
        List<Balance> balances = new ArrayList<>();
        for (int assetId = 0; holdings != null && assetId < holdings.total.length; assetId++) {
            if (holdings.isUsed(assetId)) {
                balances.add(holdings.balance(assetId));
            }
        }
        return balances;
    }

    /** One account, by asset id; an impossible total marks an asset it never held. */
    private static final class Holdings {
        private static final long UNUSED = Long.MIN_VALUE;

        private long[] total = {};
        private long[] locked = {};

        void set(int assetId, long totalUnits, long lockedUnits) {
            if (assetId >= total.length) {
                int oldLength = total.length;
                total = Arrays.copyOf(total, assetId + 1);
                locked = Arrays.copyOf(locked, assetId + 1);
                Arrays.fill(total, oldLength, assetId + 1, UNUSED);
            }
            total[assetId] = totalUnits;
            locked[assetId] = lockedUnits;
        }

        boolean isUsed(int assetId) {
            return assetId < total.length && total[assetId] != UNUSED;
        }

        Balance balance(int assetId) {
            return new Balance(assetId, total[assetId], locked[assetId]);
        }
    }
}
