package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import com.cetoex.projections.live.OpenOrder;
import com.cetoex.projections.live.OpenOrders;
import com.cetoex.protocol.sbe.OrderType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /orders/open}: all open orders, oldest first (seed, open orders). */
final class OrdersOpenEndpoint implements Endpoint {
    private final Directory directory;
    private final OpenOrders openOrders;
    private final OrderJson orders;

    OrdersOpenEndpoint(Directory directory, OpenOrders openOrders, OrderJson orders) {
        this.directory = directory;
        this.openOrders = openOrders;
        this.orders = orders;
    }

    @Override
    public String path() {
        return "/orders/open";
    }

    @Override
    public Set<String> fields() {
        return Set.of("symbol");
    }

    @Override
    public void handle(ApiRequest request) {
        long investorId = request.investor().investorId();
        Optional<Instrument> instrument = Markets.optionalOf(directory, request.fields());
        List<OpenOrder> open =
                instrument.isPresent()
                        ? openOrders.of(investorId, instrument.get().instrumentId())
                        : openOrders.of(investorId);
        request.succeed(json -> write(json, open));
    }

    private void write(JsonWriter json, List<OpenOrder> open) {
        json.beginObject().beginArray("orders");
        for (OpenOrder order : open) {
            write(json, order);
        }
        json.endArray().integer("total", open.size()).endObject();
    }

    private void write(JsonWriter json, OpenOrder order) {
        Instrument instrument = directory.instrument(order.instrumentId());
        json.beginObject().integer("order_id", order.orderId()).text("symbol", instrument.symbol());
        OrderJson.writeTerms(json, instrument, order.side(), OrderType.LIMIT, order.priceTicks());
        OrderJson.writeAmounts(
                json,
                instrument,
                orders.quoteDecimals(instrument),
                order.quantityLots(),
                order.filledLots(),
                order.cumulativeUnits());
        json.text("status", order.filledLots() == 0 ? "open" : "partially_filled")
                .textOrNull("client_order_id", order.clientOrderId().orElse(""))
                .time("created_at", order.createdMillis())
                .time("updated_at", order.updatedMillis())
                .endObject();
    }
}
