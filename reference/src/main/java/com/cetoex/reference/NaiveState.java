package com.cetoex.reference;

import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all rules of the naive exchange look at, and what they tell of the command in hand. */
final class NaiveState {
    final List<NaiveInstrument> instruments = new ArrayList<>();
    final Map<Long, Limits> investors = new LinkedHashMap<>();
    final NaiveAccounts accounts = new NaiveAccounts();
    final Map<Long, NaiveOrder> openOrders = new TreeMap<>();
    final List<Fact> facts = new ArrayList<>();

    /** The log's time, which never goes back. */
    long now;

    /** Tells what now stands at a price. */
    void tellLevel(NaiveInstrument instrument, Side side, long priceTicks) {
        long lots = 0;
        int orders = 0;
        for (NaiveOrder order : instrument.side(side)) {
            if (order.item.priceTicks() == priceTicks) {
                lots += order.remainingLots;
                orders++;
            }
        }
        facts.add(new Fact.LevelChanged(instrument.id, side, priceTicks, lots, orders));
    }
}
