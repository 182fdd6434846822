package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.projections.Trade;
import com.cetoex.projections.live.Instrument;
import com.cetoex.projections.live.LiveViews;
import com.cetoex.projections.live.Tape;
import com.cetoex.protocol.sbe.Side;
import java.util.List;
import java.util.Set;

/** {@code POST /market/trades}: the last trades, newest first (seed, recent trades). */
final class MarketTradesEndpoint implements Endpoint {
    private static final int STANDARD_LIMIT = 50;

    private final LiveViews views;

    MarketTradesEndpoint(LiveViews views) {
        this.views = views;
    }

    @Override
    public String path() {
        return "/market/trades";
    }

    @Override
    public Set<String> fields() {
        return Set.of("symbol", "limit");
    }

    @Override
    public void handle(ApiRequest request) {
        int limit = request.fields().limit(STANDARD_LIMIT, Tape.LENGTH);
        Instrument instrument = Markets.of(views.directory(), request.fields());
        List<Trade> trades = views.tape().recent(instrument.instrumentId(), limit);
        request.succeed(
                json -> {
                    json.beginObject().text("symbol", instrument.symbol());
                    writeTrades(json, instrument, trades);
                    json.endObject();
                });
    }

    /** Writes the member {@code trades}. */
    static void writeTrades(JsonWriter json, Instrument instrument, List<Trade> trades) {
        json.beginArray("trades");
        for (Trade trade : trades) {
            json.beginObject()
                    .integer("trade_id", trade.tradeId())
                    .time("timestamp", trade.timeMillis());
            OrderJson.writePrice(json, "price", instrument, trade.priceTicks());
            OrderJson.writeLots(json, "amount", instrument, trade.quantityLots());
            json.text("side", trade.takerSide() == Side.BUY ? "buy" : "sell").endObject();
        }
        json.endArray();
    }
}
