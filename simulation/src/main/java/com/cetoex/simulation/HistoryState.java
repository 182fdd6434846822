package com.cetoex.simulation;

import com.cetoex.projections.history.HistoricOrder;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.history.OrderFilter;
import com.cetoex.projections.history.OrderPage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Every order of every investor, as a history tells it. */
record HistoryState(List<HistoricOrder> orders, List<Long> totals) {
    static HistoryState of(HistoryQuery query) {
        List<HistoricOrder> orders = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        for (int investor = 1; investor <= Venue.INVESTORS; investor++) {
            OptionalLong next = OptionalLong.empty();
            do {
                OrderPage page = query.page(investor, OrderFilter.ALL, HistoryQuery.MAX_PAGE, next);
                orders.addAll(page.orders());
                totals.add(page.total());
                next = page.next();
            } while (next.isPresent());
        }
        return new HistoryState(orders, totals);
    }
}
