package com.cetoex.reference;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What everyone has of every asset in the naive exchange, and what of it changed. */
final class NaiveAccounts {
    /** What one investor has of one asset. */
    static final class Account {
        BigInteger total = BigInteger.ZERO;
        BigInteger locked = BigInteger.ZERO;

        BigInteger available() {
            return total.subtract(locked);
        }
    }

    /** Whose account of which asset it is. */
    record Key(long investorId, int assetId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byInvestor = Long.compare(investorId, other.investorId);
            return byInvestor != 0 ? byInvestor : Integer.compare(assetId, other.assetId);
        }
    }

    private final TreeMap<Key, Account> accounts = new TreeMap<>();

    /** An account, made when it is first asked for. */
    Account of(long investorId, int assetId) {
        return accounts.computeIfAbsent(new Key(investorId, assetId), key -> new Account());
    }

    /** What all accounts hold, to be compared with later. */
    Map<Key, Fact> balances() {
        Map<Key, Fact> now = new LinkedHashMap<>();
        accounts.forEach((key, account) -> now.put(key, balance(key, account)));
        return now;
    }

    private static Fact balance(Key key, Account account) {
        return new Fact.BalanceChanged(
                key.investorId(),
                key.assetId(),
                account.total.longValueExact(),
                account.locked.longValueExact());
    }

    /** Tells every account that holds something else than before. */
    void tellChanges(Map<Key, Fact> before, List<Fact> facts) {
        balances()
                .forEach(
                        (key, fact) -> {
                            Fact none =
                                    new Fact.BalanceChanged(key.investorId(), key.assetId(), 0, 0);
                            if (!fact.equals(before.getOrDefault(key, none))) {
                                facts.add(fact);
                            }
                        });
    }
}
