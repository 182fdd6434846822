package com.cetoex.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the exchange knows: a function of the log's commands up to {@link #logPosition}, and the
 * whole content of a snapshot. One thread.
 */
final class EngineState {
    /** What {@link #bootstrapSteps} says once the bootstrap is complete. */
    static final int BOOTSTRAP_COMPLETE = -1;

    /** Most instruments; a few kilobytes each when empty. */
    static final int MAX_INSTRUMENTS = 10_000;

    final Assets assets = new Assets();
    final Investors investors = new Investors();
    final Ledger ledger = new Ledger();
    final Orders orders = new Orders();
    final ClientOrders clientOrders = new ClientOrders();
    final List<Instrument> instruments = new ArrayList<>();
    long logPosition;
    long timeMillis;
    long lastOrderId;
    long lastTradeId;
    long lastTransferId;
    int bootstrapSteps;

    /** The instrument with an id, if there is one. */
    @Nullable Instrument findInstrument(int id) {
        return id >= 0 && id < instruments.size() ? instruments.get(id) : null;
    }

    @Nullable Instrument findInstrument(String symbol) {
        for (Instrument instrument : instruments) {
            if (instrument.symbol.equals(symbol)) {
                return instrument;
            }
        }
        return null;
    }

    /** Opens a market whose listing is proven. */
    Instrument addInstrument(Listing listing) {
        OrderBook book = new OrderBook(orders, listing.maxPriceTicks);
        Instrument instrument = new Instrument(instruments.size(), listing, book);
        instruments.add(instrument);
        return instrument;
    }
}
