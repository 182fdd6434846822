package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonValue.JsonText;
import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.projections.history.HistoricOrder;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.history.OrderFilter;
import com.cetoex.projections.history.OrderPage;
import com.cetoex.projections.history.OrderStatus;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** {@code POST /orders/history}: all orders, newest first, by pages (seed, order history). */
final class OrdersHistoryEndpoint implements Endpoint {
    private static final int STANDARD_LIMIT = 50;

    private final Directory directory;
    private final HistoryReads history;
    private final OrderJson orders;

    OrdersHistoryEndpoint(Directory directory, HistoryReads history, OrderJson orders) {
        this.directory = directory;
        this.history = history;
        this.orders = orders;
    }

    /** What a page is asked for. */
    private record PageRequest(
            long investorId, OrderFilter filter, int limit, OptionalLong beforeOrderId) {
        /** The page; empty when the cursor is none of this investor's. */
        Optional<OrderPage> read(HistoryQuery query) {
            boolean isKnown =
                    beforeOrderId.isEmpty()
                            || query.order(investorId, beforeOrderId.getAsLong()).isPresent();
            return isKnown
                    ? Optional.of(query.page(investorId, filter, limit, beforeOrderId))
                    : Optional.empty();
        }
    }

    @Override
    public String path() {
        return "/orders/history";
    }

    @Override
    public Set<String> fields() {
        return Set.of("symbol", "client_order_id", "limit", "cursor");
    }

    @Override
    public void handle(ApiRequest request) {
        RequestFields fields = request.fields();
        int limit = fields.limit(STANDARD_LIMIT, HistoryQuery.MAX_PAGE);
        Optional<String> clientOrderId =
                Optional.of(fields.clientOrderId()).filter(id -> !id.isEmpty());
        OptionalLong before =
                fields.has("cursor") ? OptionalLong.of(cursor(fields)) : OptionalLong.empty();
        OptionalInt instrumentId =
                Markets.optionalOf(directory, fields)
                        .map(instrument -> OptionalInt.of(instrument.instrumentId()))
                        .orElse(OptionalInt.empty());
        PageRequest page =
                new PageRequest(
                        request.investor().investorId(),
                        new OrderFilter(instrumentId, clientOrderId),
                        limit,
                        before);
        history.read(request, page::read, found -> answer(request, found));
    }

    private void answer(ApiRequest request, Optional<Optional<OrderPage>> found) {
        if (found.isEmpty()) {
            request.fail(HistoryReads.UNAVAILABLE);
        } else if (found.get().isEmpty()) {
            request.fail(unknownCursor(request.fields()).error());
        } else {
            OrderPage page = found.get().get();
            request.succeed(json -> write(json, page));
        }
    }

    private static long cursor(RequestFields fields) {
        String cursor = fields.value("cursor") instanceof JsonText(String text) ? text : "";
        return HistoryCursor.parse(cursor).orElseThrow(() -> unknownCursor(fields));
    }

    private static ApiRefusal unknownCursor(RequestFields fields) {
        return fields.refuse("cursor", "must be a next_cursor of this history");
    }

    private void write(JsonWriter json, OrderPage page) {
        json.beginObject().beginArray("orders");
        for (HistoricOrder order : page.orders()) {
            write(json, order);
        }
        json.endArray().integer("total", page.total());
        if (page.next().isPresent()) {
            json.text("next_cursor", HistoryCursor.of(page.next().getAsLong()));
        } else {
            json.nothing("next_cursor");
        }
        json.endObject();
    }

    private void write(JsonWriter json, HistoricOrder order) {
        Instrument instrument = directory.instrument(order.instrumentId());
        json.beginObject().integer("order_id", order.orderId()).text("symbol", instrument.symbol());
        OrderJson.writeTerms(json, instrument, order.side(), order.orderType(), order.priceTicks());
        OrderJson.writeAmounts(
                json,
                instrument,
                orders.quoteDecimals(instrument),
                order.quantityLots(),
                order.filledLots(),
                order.cumulativeUnits());
        json.text("status", name(order.status()))
                .textOrNull("client_order_id", order.clientOrderId().orElse(""))
                .time("created_at", order.createdMillis())
                .time("updated_at", order.updatedMillis())
                .endObject();
    }

    /** A status as the API tells it. */
    static String name(OrderStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
