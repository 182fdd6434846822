package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.projections.live.BookLevel;
import com.cetoex.projections.live.Instrument;
import com.cetoex.projections.live.LiveViews;
import com.cetoex.projections.live.OrderBook;
import java.util.List;
import java.util.Set;

/** {@code POST /market/orderbook}: the best prices of both sides (seed, orderbook). */
final class MarketOrderbookEndpoint implements Endpoint {
    private static final int STANDARD_LIMIT = 20;
    private static final int MAX_LIMIT = 1_000;

    private final LiveViews views;

    MarketOrderbookEndpoint(LiveViews views) {
        this.views = views;
    }

    @Override
    public String path() {
        return "/market/orderbook";
    }

    @Override
    public Set<String> fields() {
        return Set.of("symbol", "limit");
    }

    @Override
    public void handle(ApiRequest request) {
        int limit = request.fields().limit(STANDARD_LIMIT, MAX_LIMIT);
        Instrument instrument = Markets.of(views.directory(), request.fields());
        OrderBook<BookLevel> book = views.books().byPrice(instrument.instrumentId(), limit);
        request.succeed(
                json -> {
                    json.beginObject().text("symbol", instrument.symbol());
                    writeLevels(json, "bids", instrument, book.bids());
                    writeLevels(json, "asks", instrument, book.asks());
                    json.integer("sequence", book.sequence()).endObject();
                });
    }

    /** Writes one side: pairs of price and amount, the best first. */
    static void writeLevels(
            JsonWriter json, String name, Instrument instrument, List<BookLevel> levels) {
        json.beginArray(name);
        for (BookLevel level : levels) {
            json.beginArray()
                    .priceSteps(
                            level.priceTicks(), instrument.tickMantissa(), instrument.tickScale())
                    .decimalSteps(
                            level.quantityLots(), instrument.lotMantissa(), instrument.lotScale())
                    .endArray();
        }
        json.endArray();
    }
}
