package com.cetoex.simulation.lab;

import com.cetoex.client.Account;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.HistoryPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that an exchange tells its clients, as text: accounts, open orders, books, history. */
final class Digest {
    private static final int BOOK_LEVELS = 1_000;
    private static final int PAGE = 500;

    private Digest() {}

    static List<String> of(Subject subject) {
        List<String> lines = new ArrayList<>();
        try (CetoexClient shared = subject.client(1)) {
            for (long id = 1; id <= subject.bootstrap().investors(); id++) {
                addInvestor(lines, shared.forInvestor(LabBootstrap.credentials(id)));
            }
            for (LabMarket market : LabMarket.values()) {
                lines.add(shared.orderBook(market.name(), BOOK_LEVELS).toString());
                shared.trades(market.name(), BOOK_LEVELS)
                        .forEach(trade -> lines.add(trade.toString()));
            }
        }
        return lines;
    }

    private static void addInvestor(List<String> lines, CetoexClient client) {
        Account account = client.account();
        lines.add(account.usdtBalance() + " " + account.usdtLocked() + " " + account.portfolio());
        client.openOrders().forEach(order -> lines.add("open " + order));
        Optional<String> cursor = Optional.empty();
        do {
            HistoryFilter filter = HistoryFilter.all().limit(PAGE);
            HistoryPage page = client.history(cursor.map(filter::cursor).orElse(filter));
            page.orders().forEach(order -> lines.add(order.toString()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
    }

    /** The first line that differs, in words; none when both are the same. */
    static Optional<String> difference(List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return Optional.of("expected " + expected.get(i) + ", was " + actual.get(i));
            }
        }
        return expected.size() == actual.size()
                ? Optional.empty()
                : Optional.of("expected " + expected.size() + " lines, were " + actual.size());
    }
}
