package com.cetoex.engine.replay;

import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Fact;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The levels of one book, as the engine's events tell them. */
final class BookView {
    private static final int DEPTH = 20;

    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    void onLevelChanged(Fact.LevelChanged level) {
        Map<Long, Long> side = level.side() == Side.BUY ? bids : asks;
        if (level.orderCount() == 0) {
            side.remove(level.priceTicks());
        } else {
            side.put(level.priceTicks(), level.quantityLots());
        }
    }

    /** Best levels and number of levels, in the form of the recorded checkpoints. */
    String json() {
        return "\"bids\":%s,\"asks\":%s,\"bid_levels\":%d,\"ask_levels\":%d"
                .formatted(json(bids), json(asks), bids.size(), asks.size());
    }

    private static String json(Map<Long, Long> levels) {
        return levels.entrySet().stream()
                .limit(DEPTH)
                .map(level -> "[%d,%d]".formatted(level.getKey(), level.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
