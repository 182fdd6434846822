package com.cetoex.gateway.api;

import com.cetoex.gateway.access.Budget;
import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.json.JsonValue;
import com.cetoex.gateway.json.JsonValue.JsonObject;
import com.cetoex.gateway.json.JsonValue.JsonText;
import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.CommandOutcome.Applied;
import com.cetoex.gateway.link.CommandOutcome.NotSent;
import com.cetoex.gateway.link.CommandOutcome.Unknown;
import com.cetoex.protocol.ProtocolLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code POST /orders/bulk/place}: places 1-20 orders as one command. An item that is faulty in
 * itself is answered here and not sent; the engine judges the others (seed, bulk).
 */
final class OrdersBulkPlaceEndpoint implements Endpoint {
    private final OrderEntryReader reader;
    private final CommandPublisher publisher;
    private final ExchangeVitals vitals;
    private final OrderJson orders;
    private final ErrorMapping errors;

    OrdersBulkPlaceEndpoint(
            OrderEntryReader reader,
            CommandPublisher publisher,
            ExchangeVitals vitals,
            OrderJson orders,
            ErrorMapping errors) {
        this.reader = reader;
        this.publisher = publisher;
        this.vitals = vitals;
        this.orders = orders;
        this.errors = errors;
    }

    @Override
    public String path() {
        return "/orders/bulk/place";
    }

    @Override
    public Budget budget() {
        return Budget.BULK;
    }

    @Override
    public Set<String> fields() {
        return Set.of("orders");
    }

    @Override
    public String itemsField() {
        return "orders";
    }

    @Override
    public void handle(ApiRequest request) {
        List<JsonValue> items = request.fields().items("orders", ProtocolLimits.MAX_BULK_ORDERS);
        if (vitals.isCancelOnly()) {
            throw new ApiRefusal(ErrorMapping.CANCEL_ONLY);
        }
        BulkResults results = new BulkResults(items.size());
        List<OrderEntry> sendable = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            try {
                sendable.add(read(i, items.get(i)));
            } catch (ApiRefusal refusal) {
                fail(results, i, symbolOf(items.get(i)), refusal.error());
            }
        }
        if (sendable.isEmpty()) {
            request.succeed(results::write);
        } else {
            publisher.placeAll(
                    request.investor().investorId(),
                    sendable,
                    outcome -> request.onLoop(() -> answer(request, results, sendable, outcome)));
        }
    }

    private OrderEntry read(int index, JsonValue item) {
        if (!(item instanceof JsonObject object)) {
            throw new ApiRefusal(Faults.field("orders", item, "must hold objects"));
        }
        String duplicate = JsonValue.duplicateNameIn(item);
        if (duplicate != null) {
            throw new ApiRefusal(ApiRoute.duplicateName(duplicate));
        }
        RequestFields fields = new RequestFields(object);
        fields.requireKnown(OrderEntryReader.FIELDS, Set.of());
        return reader.read(index, fields);
    }

    private void answer(
            ApiRequest request,
            BulkResults results,
            List<OrderEntry> sent,
            CommandOutcome outcome) {
        switch (outcome) {
            case Applied applied -> {
                gather(results, sent, PlacementAdapter.read(applied.batches(), sent));
                request.succeed(results::write);
            }
            case NotSent notSent -> request.fail(ErrorMapping.notSent(notSent));
            case Unknown unknown -> request.fail(ErrorMapping.OUTCOME_UNKNOWN);
        }
    }

    private void gather(BulkResults results, List<OrderEntry> sent, List<Placement> placements) {
        for (int i = 0; i < sent.size(); i++) {
            OrderEntry order = sent.get(i);
            Placement placement = placements.get(i);
            if (placement.isRefused()) {
                fail(
                        results,
                        order.index(),
                        order.instrument().symbol(),
                        errors.refused(order, placement));
            } else {
                results.success(order.index(), json -> orders.writePlaced(json, order, placement));
            }
        }
    }

    private static void fail(BulkResults results, int index, String symbol, ApiError error) {
        results.failure(index, json -> writeSymbol(json, symbol), error);
    }

    private static void writeSymbol(JsonWriter json, String symbol) {
        json.textOrNull("symbol", symbol);
    }

    /** The symbol of an item as far as it can be read; empty when it cannot. */
    private static String symbolOf(JsonValue item) {
        return item instanceof JsonObject object
                        && object.get("symbol") instanceof JsonText(String symbol)
                ? symbol
                : "";
    }
}
