package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonValue.JsonText;
import com.cetoex.gateway.json.StepCount;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import java.util.Set;

/**
 * Reads an order out of its fields: shapes first, then the symbol, then price and amount exactly as
 * ticks and lots. Any thread.
 */
final class OrderEntryReader {
    /** The fields of an order (contract, orders). */
    static final Set<String> FIELDS =
            Set.of("symbol", "side", "type", "amount", "price", "client_order_id");

    private final Directory directory;

    OrderEntryReader(Directory directory) {
        this.directory = directory;
    }

    /**
     * Reads an order whose fields are all known ones.
     *
     * @throws ApiRefusal when it is misshapen or its symbol unknown
     */
    OrderEntry read(int index, RequestFields fields) {
        String symbol = fields.text("symbol");
        Side side = side(fields);
        OrderType type = type(fields);
        String amount = fields.decimal("amount");
        String price = price(fields, type);
        String clientOrderId = fields.clientOrderId();
        Instrument instrument =
                directory
                        .instrument(symbol)
                        .orElseThrow(() -> new ApiRefusal(Faults.unknownSymbol(symbol)));
        return convert(index, instrument, side, type, price, amount, clientOrderId);
    }

    private static Side side(RequestFields fields) {
        if (fields.value("side") instanceof JsonText(String side)) {
            if (side.equals("buy")) {
                return Side.BUY;
            }
            if (side.equals("sell")) {
                return Side.SELL;
            }
        }
        throw fields.refuse("side", "must be \"buy\" or \"sell\"");
    }

    private static OrderType type(RequestFields fields) {
        if (fields.value("type") instanceof JsonText(String type)) {
            if (type.equals("limit")) {
                return OrderType.LIMIT;
            }
            if (type.equals("market")) {
                return OrderType.MARKET;
            }
        }
        throw fields.refuse("type", "must be \"limit\" or \"market\"");
    }

    private static String price(RequestFields fields, OrderType type) {
        if (type == OrderType.LIMIT) {
            return fields.decimal("price");
        }
        if (fields.has("price")) {
            throw fields.refuse("price", "must be left out of a market order");
        }
        return "";
    }

    private static OrderEntry convert(
            int index,
            Instrument instrument,
            Side side,
            OrderType type,
            String price,
            String amount,
            String clientOrderId) {
        long ticks =
                type == OrderType.MARKET
                        ? 0
                        : StepCount.of(price, instrument.tickMantissa(), instrument.tickScale());
        long lots = StepCount.of(amount, instrument.lotMantissa(), instrument.lotScale());
        RefusalReason fault =
                type == OrderType.LIMIT && ticks <= 0
                        ? priceFault(ticks)
                        : lots <= 0 ? quantityFault(lots) : RefusalReason.NONE;
        boolean isFaulty = fault != RefusalReason.NONE;
        return new OrderEntry(
                index,
                instrument,
                side,
                type,
                price,
                amount,
                isFaulty ? 0 : ticks,
                isFaulty ? 0 : lots,
                fault,
                clientOrderId);
    }

    private static RefusalReason priceFault(long ticks) {
        if (ticks == StepCount.NOT_POSITIVE) {
            return RefusalReason.PRICE_NOT_POSITIVE;
        }
        return ticks == StepCount.OFF_STEP
                ? RefusalReason.PRICE_OFF_TICK
                : RefusalReason.PRICE_TOO_LARGE;
    }

    private static RefusalReason quantityFault(long lots) {
        if (lots == StepCount.NOT_POSITIVE) {
            return RefusalReason.QUANTITY_NOT_POSITIVE;
        }
        return lots == StepCount.OFF_STEP
                ? RefusalReason.QUANTITY_OFF_LOT
                : RefusalReason.QUANTITY_TOO_LARGE;
    }
}
