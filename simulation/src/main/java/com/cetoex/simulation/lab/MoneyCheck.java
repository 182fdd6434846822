package com.cetoex.simulation.lab;

import static com.cetoex.simulation.lab.Violation.Kind.MONEY;

import com.cetoex.client.Account;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.Order;
import com.cetoex.client.OrderStatus;
import com.cetoex.client.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The money is whole: what all investors own and what the operator earned is what was there at the
 * beginning, and what is locked is what open orders hold.
 */
final class MoneyCheck {
    private final Subject subject;
    private final Findings findings;

    MoneyCheck(Subject subject, Findings findings) {
        this.subject = subject;
        this.findings = findings;
    }

    void check(CetoexClient shared) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (long investor = 1; investor <= subject.bootstrap().investors(); investor++) {
            CetoexClient client = shared.forInvestor(LabBootstrap.credentials(investor));
            Account account = client.account();
            balances(account).forEach((asset, sum) -> sums.merge(asset, sum, BigDecimal::add));
            checkLocks(account, client.openOrders());
        }
        try (HistoryFile file = HistoryFile.open(subject.data())) {
            sums.merge(LabMarket.QUOTE, file.fees(), BigDecimal::add);
        } catch (SQLException e) {
            throw new LabStopped("cannot read the history: " + e.getMessage(), e);
        }
        BigDecimal total = subject.bootstrap().total();
        sums.forEach((asset, sum) -> same(total, sum, "all " + asset));
    }

    private static Map<String, BigDecimal> balances(Account account) {
        Map<String, BigDecimal> balances = new HashMap<>();
        balances.put(LabMarket.QUOTE, account.usdtBalance());
        for (LabMarket market : LabMarket.values()) {
            balances.put(
                    market.name(),
                    account.holding(market.name())
                            .map(Account.Holding::balance)
                            .orElse(BigDecimal.ZERO));
        }
        return balances;
    }

    private void checkLocks(Account account, List<Order> open) {
        String who = "investor " + account.investorId() + "'s ";
        same(
                account.usdtBalance(),
                account.usdtAvailable().add(account.usdtLocked()),
                who + "available and locked USDT");
        for (LabMarket market : LabMarket.values()) {
            BigDecimal held =
                    open.stream()
                            .filter(order -> order.side() == Side.SELL)
                            .filter(order -> order.symbol().equals(market.name()))
                            .map(Order::remainingAmount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal locked =
                    account.holding(market.name())
                            .map(Account.Holding::locked)
                            .orElse(BigDecimal.ZERO);
            same(held, locked, who + "locked " + market);
        }
        checkQuoteLock(who, account.usdtLocked(), open);
    }

    /** What a partly filled order holds for its fee depends on how the fee so far was rounded. */
    private void checkQuoteLock(String who, BigDecimal locked, List<Order> open) {
        BigDecimal least = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (Order order : open) {
            if (order.side() == Side.BUY) {
                boolean isWhole = order.status() == OrderStatus.OPEN;
                least = least.add(held(order, isWhole ? RoundingMode.UP : RoundingMode.DOWN));
                most = most.add(held(order, RoundingMode.UP));
            }
        }
        findings.expect(
                locked.compareTo(least) >= 0 && locked.compareTo(most) <= 0,
                MONEY,
                who + "locked USDT: expected " + least + " to " + most + ", was " + locked);
    }

    private static BigDecimal held(Order order, RoundingMode rounding) {
        BigDecimal notional = order.price().orElseThrow().multiply(order.remainingAmount());
        return notional.add(LabMarket.valueOf(order.symbol()).highestFee(notional, rounding));
    }

    /** Every balance is the sum of its ledger's entries. */
    void compareLedger(CetoexClient shared, HistoryFile file) throws SQLException {
        for (long investor = 1; investor <= subject.bootstrap().investors(); investor++) {
            Account account = shared.forInvestor(LabBootstrap.credentials(investor)).account();
            for (Map.Entry<String, BigDecimal> balance : balances(account).entrySet()) {
                same(
                        file.balance(investor, balance.getKey()),
                        balance.getValue(),
                        "investor " + investor + "'s " + balance.getKey());
            }
        }
    }

    private void same(BigDecimal expected, BigDecimal actual, String what) {
        findings.expect(
                expected.compareTo(actual) == 0,
                MONEY,
                what + ": expected " + expected + ", was " + actual);
    }
}
