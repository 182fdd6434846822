package com.cetoex.gateway.api;

import com.cetoex.projections.live.Instrument;
import com.cetoex.projections.live.LiveViews;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /market/data}: price and figures of one market, or of all (seed, market data). */
final class MarketDataEndpoint implements Endpoint {
    private final LiveViews views;
    private final MarketFigures figures;

    MarketDataEndpoint(LiveViews views, MarketFigures figures) {
        this.views = views;
        this.figures = figures;
    }

    @Override
    public String path() {
        return "/market/data";
    }

    @Override
    public Set<String> fields() {
        return Set.of("symbol");
    }

    @Override
    public void handle(ApiRequest request) {
        Optional<Instrument> one = Markets.optionalOf(views.directory(), request.fields());
        if (one.isPresent()) {
            request.succeed(
                    json -> {
                        json.beginObject();
                        figures.write(json, one.get());
                        json.endObject();
                    });
            return;
        }
        List<Instrument> all = bySymbol(views);
        request.succeed(
                json -> {
                    json.beginArray();
                    for (Instrument instrument : all) {
                        json.beginObject();
                        figures.write(json, instrument);
                        json.endObject();
                    }
                    json.endArray();
                });
    }

    /** All markets, sorted by symbol. */
    static List<Instrument> bySymbol(LiveViews views) {
        return views.directory().instruments().stream()
                .sorted(Comparator.comparing(Instrument::symbol))
                .toList();
    }
}
