package com.cetoex.simulation;

import com.cetoex.projections.live.LiveViews;
import java.util.ArrayList;
import java.util.List;

/** Everything that views of the same state must agree on. */
record ViewsState(List<Object> parts) {
    private static final int WHOLE_BOOK = Integer.MAX_VALUE;

    static ViewsState of(LiveViews views) {
        List<Object> parts = new ArrayList<>();
        parts.add(views.directory().assets());
        parts.add(views.directory().instruments());
        for (int investor = 0; investor <= Venue.INVESTORS; investor++) {
            parts.add(views.openOrders().of(investor));
            for (int asset = 0; asset < Venue.ASSETS; asset++) {
                parts.add(views.accounts().of(investor, asset));
            }
        }
        for (int market = 0; market < Venue.MARKETS; market++) {
            parts.add(views.books().byPrice(market, WHOLE_BOOK).bids());
            parts.add(views.books().byPrice(market, WHOLE_BOOK).asks());
            parts.add(views.books().byOrder(market, WHOLE_BOOK).bids());
            parts.add(views.books().byOrder(market, WHOLE_BOOK).asks());
        }
        return new ViewsState(parts);
    }
}
