package com.cetoex.gateway.api;

import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.CommandOutcome.Applied;
import com.cetoex.gateway.link.CommandOutcome.NotSent;
import com.cetoex.gateway.link.CommandOutcome.Unknown;
import java.util.List;
import java.util.Set;

/** {@code POST /orders/place}: places one order (seed, place a new order). */
final class OrdersPlaceEndpoint implements Endpoint {
    private final OrderEntryReader reader;
    private final CommandPublisher publisher;
    private final ExchangeVitals vitals;
    private final OrderJson orders;
    private final ErrorMapping errors;

    OrdersPlaceEndpoint(
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
        return "/orders/place";
    }

    @Override
    public Set<String> fields() {
        return OrderEntryReader.FIELDS;
    }

    @Override
    public void handle(ApiRequest request) {
        OrderEntry order = reader.read(0, request.fields());
        if (vitals.isCancelOnly()) {
            throw new ApiRefusal(ErrorMapping.CANCEL_ONLY);
        }
        publisher.place(
                request.investor().investorId(),
                order,
                outcome -> request.onLoop(() -> answer(request, order, outcome)));
    }

    private void answer(ApiRequest request, OrderEntry order, CommandOutcome outcome) {
        switch (outcome) {
            case Applied applied -> answer(request, order, applied);
            case NotSent notSent -> request.fail(ErrorMapping.notSent(notSent));
            case Unknown unknown -> request.fail(ErrorMapping.OUTCOME_UNKNOWN);
        }
    }

    private void answer(ApiRequest request, OrderEntry order, Applied applied) {
        Placement placement = PlacementAdapter.read(applied.batches(), List.of(order)).getFirst();
        if (placement.isRefused()) {
            request.fail(errors.refused(order, placement));
            return;
        }
        request.succeed(
                json -> {
                    json.beginObject();
                    orders.writePlaced(json, order, placement);
                    json.endObject();
                });
    }
}
