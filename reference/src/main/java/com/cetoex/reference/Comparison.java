package com.cetoex.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the facts of one exchange, command after command, into the form in which two are compared.
 *
 * <p>What happened stays in its order. Balances must be told behind it and once each; they are
 * sorted, and one told again with the value known already is left out: neither means anything.
 */
public final class Comparison {
    private record Account(long investorId, int assetId) {}

    private static final class BalanceTold {
        private final Map<Account, Fact.BalanceChanged> last = new HashMap<>();

        boolean isNews(Fact.BalanceChanged balance) {
            Account account = new Account(balance.investorId(), balance.assetId());
            Fact before = last.put(account, balance);
            boolean isNothing = balance.totalUnits() == 0 && balance.lockedUnits() == 0;
            return before == null ? !isNothing : !before.equals(balance);
        }
    }

    private final BalanceTold told = new BalanceTold();

    /** The facts of the next command, ready to be compared. */
    public List<Fact> of(List<Fact> facts) {
        List<Fact> comparable = new ArrayList<>();
        List<Fact> balances = new ArrayList<>();
        List<Account> accounts = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.BalanceChanged balance) {
                accounts.add(new Account(balance.investorId(), balance.assetId()));
                if (told.isNews(balance)) {
                    balances.add(balance);
                }
            } else if (accounts.isEmpty()) {
                comparable.add(fact);
            } else {
                throw new AssertionError("expected balances behind all else, was " + facts);
            }
        }
        if (accounts.stream().distinct().count() != accounts.size()) {
            throw new AssertionError("expected every balance once, was " + facts);
        }
        balances.sort(Comparator.comparing(Fact::toString));
        comparable.addAll(balances);
        return comparable;
    }
}
