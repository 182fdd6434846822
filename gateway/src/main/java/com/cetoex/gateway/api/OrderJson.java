package com.cetoex.gateway.api;

import com.cetoex.gateway.api.Placement.Fill;
import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.gateway.json.Quotient;
import com.cetoex.projections.live.Asset;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes orders as the API tells them. Any thread. */
final class OrderJson {
    private final Directory directory;

    OrderJson(Directory directory) {
        this.directory = directory;
    }

    /** Decimals of the asset that an instrument is paid in. */
    int quoteDecimals(Instrument instrument) {
        return directory.asset(instrument.quoteAssetId()).decimals();
    }

    /** Writes the members of the answer to place, for an order that was accepted now or before. */
    void writePlaced(JsonWriter json, OrderEntry order, Placement placement) {
        Instrument instrument = order.instrument();
        int decimals = quoteDecimals(instrument);
        json.integer("order_id", placement.orderId()).text("symbol", instrument.symbol());
        writeTerms(json, instrument, order.side(), order.type(), order.priceTicks());
        writeAmounts(
                json,
                instrument,
                decimals,
                order.quantityLots(),
                placement.filledLots(),
                placement.cumulativeUnits());
        json.text("status", placement.status(order))
                .textOrNull("client_order_id", order.clientOrderId())
                .time("timestamp", placement.acceptedMillis())
                .time("created_at", placement.acceptedMillis())
                .time("updated_at", placement.acceptedMillis());
        writeFills(json, instrument, decimals, placement);
        if (placement.isReplayed()) {
            json.flag("replayed", true);
        }
    }

    private static void writeFills(
            JsonWriter json, Instrument instrument, int decimals, Placement placement) {
        json.beginArray("fills");
        for (Fill fill : placement.fills()) {
            json.beginObject().integer("trade_id", fill.tradeId());
            writePrice(json, "price", instrument, fill.priceTicks());
            writeLots(json, "amount", instrument, fill.quantityLots());
            json.name("fee").decimal(fill.feeUnits(), decimals);
            json.text("role", "taker").endObject();
        }
        json.endArray();
    }

    /** Writes side, type and price. */
    static void writeTerms(
            JsonWriter json, Instrument instrument, Side side, OrderType type, long priceTicks) {
        json.text("side", side == Side.BUY ? "buy" : "sell");
        if (type == OrderType.LIMIT) {
            json.text("type", "limit");
            writePrice(json, "price", instrument, priceTicks);
        } else {
            json.text("type", "market").nothing("price");
        }
    }

    /** Writes the original amount, what is filled of it, what remains, and the average price. */
    static void writeAmounts(
            JsonWriter json,
            Instrument instrument,
            int quoteDecimals,
            long quantityLots,
            long filledLots,
            long cumulativeUnits) {
        writeLots(json, "amount", instrument, quantityLots);
        writeLots(json, "filled_amount", instrument, filledLots);
        writeLots(json, "remaining_amount", instrument, quantityLots - filledLots);
        if (filledLots == 0) {
            json.nothing("average_price");
        } else {
            BigDecimal paid = BigDecimal.valueOf(cumulativeUnits, quoteDecimals);
            json.name("average_price")
                    .decimal(Quotient.averagePrice(paid, amount(instrument, filledLots)));
        }
    }

    static void writePrice(JsonWriter json, String name, Instrument instrument, long ticks) {
        json.name(name).priceSteps(ticks, instrument.tickMantissa(), instrument.tickScale());
    }

    static void writeLots(JsonWriter json, String name, Instrument instrument, long lots) {
        json.name(name).decimalSteps(lots, instrument.lotMantissa(), instrument.lotScale());
    }

    /** An amount of the base asset. */
    static BigDecimal amount(Instrument instrument, long lots) {
        BigInteger mantissa =
                BigInteger.valueOf(lots).multiply(BigInteger.valueOf(instrument.lotMantissa()));
        return new BigDecimal(mantissa, instrument.lotScale());
    }

    /**
     * The asset that an order spends: the base asset when it sells, the quote asset when it buys.
     */
    Asset spentAsset(OrderEntry order) {
        Instrument instrument = order.instrument();
        return directory.asset(
                order.side() == Side.SELL ? instrument.baseAssetId() : instrument.quoteAssetId());
    }
}
