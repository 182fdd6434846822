package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.gateway.json.Quotient;
import com.cetoex.projections.live.DayStatistics;
import com.cetoex.projections.live.Instrument;
import com.cetoex.projections.live.LiveViews;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Writes a market's price and its figures of the last 24 hours. Any thread. */
final class MarketFigures {
    private final LiveViews views;

    MarketFigures(LiveViews views) {
        this.views = views;
    }

    /** Writes the members of one market. */
    void write(JsonWriter json, Instrument instrument) {
        long now = Math.max(views.timeMillis(), System.currentTimeMillis());
        DayStatistics day = views.statistics().at(instrument.instrumentId(), now);
        int decimals = views.directory().asset(instrument.quoteAssetId()).decimals();
        json.text("symbol", instrument.symbol());
        writePrice(json, instrument, day);
        json.name("volume_24h").decimal(new BigDecimal(day.quoteVolumeUnits(), decimals));
        json.name("base_volume_24h").decimal(baseVolume(instrument, day));
        json.name("change_24h").decimal(change(day));
        writePriceOrNull(json, "high_24h", instrument, day.highPriceTicks());
        writePriceOrNull(json, "low_24h", instrument, day.lowPriceTicks());
    }

    private void writePrice(JsonWriter json, Instrument instrument, DayStatistics day) {
        if (day.lastEverPriceTicks() != 0) {
            OrderJson.writePrice(json, "price", instrument, day.lastEverPriceTicks());
            return;
        }
        Optional<BigDecimal> mid = Markets.price(views, instrument);
        json.name("price");
        if (mid.isPresent()) {
            json.decimal(mid.get());
        } else {
            json.nothing();
        }
    }

    private static BigDecimal baseVolume(Instrument instrument, DayStatistics day) {
        return new BigDecimal(
                day.baseVolumeLots().multiply(BigInteger.valueOf(instrument.lotMantissa())),
                instrument.lotScale());
    }

    private static BigDecimal change(DayStatistics day) {
        return day.referencePriceTicks() == 0
                ? BigDecimal.ZERO
                : Quotient.changePercent(day.lastEverPriceTicks(), day.referencePriceTicks());
    }

    private static void writePriceOrNull(
            JsonWriter json, String name, Instrument instrument, long ticks) {
        if (ticks == 0) {
            json.nothing(name);
        } else {
            OrderJson.writePrice(json, name, instrument, ticks);
        }
    }
}
