package com.cetoex.gateway.api;

import com.cetoex.gateway.http.HttpCall;
import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.projections.Trade;
import com.cetoex.projections.live.BookLevel;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import com.cetoex.projections.live.LiveViews;
import com.cetoex.projections.live.OrderBook;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * {@code GET /live/markets}: all markets for the page, without credentials. It is made anew at most
 * every 250 ms, however many ask, so it loads the exchange no more than one reader would. Any
 * thread.
 */
final class LiveMarkets implements Consumer<HttpCall> {
    private static final int OK = 200;
    private static final long MAX_AGE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int LEVELS = 10;
    private static final int TRADES = 20;

    private final ExchangeVitals vitals;
    private final LiveViews views;
    private final MarketFigures figures;
    private volatile Copy latest = new Copy(System.nanoTime() - MAX_AGE_NANOS, new JsonWriter());

    private record Copy(long madeNanos, JsonWriter json) {}

    LiveMarkets(LiveViews views, MarketFigures figures, ExchangeVitals vitals) {
        this.vitals = vitals;
        this.views = views;
        this.figures = figures;
    }

    @Override
    public void accept(HttpCall call) {
        if (!vitals.isReady()) {
            call.fail(ApiRoute.NOT_READY);
            return;
        }
        long now = System.nanoTime();
        Copy copy = latest;
        if (now - copy.madeNanos >= MAX_AGE_NANOS) {
            copy = new Copy(now, write());
            latest = copy;
        }
        call.answer(OK, copy.json);
    }

    private JsonWriter write() {
        JsonWriter json = new JsonWriter();
        json.beginObject().beginArray("markets");
        for (Instrument instrument : MarketDataEndpoint.bySymbol(views)) {
            json.beginObject();
            write(json, instrument);
            json.endObject();
        }
        json.endArray().time("timestamp", System.currentTimeMillis()).endObject();
        return json;
    }

    private void write(JsonWriter json, Instrument instrument) {
        int instrumentId = instrument.instrumentId();
        figures.write(json, instrument);
        writeTerms(json, instrument);
        OrderBook<BookLevel> book = views.books().byPrice(instrumentId, LEVELS);
        MarketOrderbookEndpoint.writeLevels(json, "bids", instrument, book.bids());
        MarketOrderbookEndpoint.writeLevels(json, "asks", instrument, book.asks());
        List<Trade> trades = views.tape().recent(instrumentId, TRADES);
        MarketTradesEndpoint.writeTrades(json, instrument, trades);
    }

    private void writeTerms(JsonWriter json, Instrument instrument) {
        Directory directory = views.directory();
        json.text("base", directory.asset(instrument.baseAssetId()).name())
                .text("quote", directory.asset(instrument.quoteAssetId()).name())
                .name("tick_size")
                .price(instrument.tickMantissa(), instrument.tickScale())
                .name("lot_size")
                .price(instrument.lotMantissa(), instrument.lotScale());
    }
}
