package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.CommandOutcome.Applied;
import com.cetoex.gateway.link.CommandOutcome.NotSent;
import com.cetoex.gateway.link.CommandOutcome.Unknown;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import java.util.Optional;
import java.util.Set;

/** {@code POST /orders/cancel}: cancels one open order (seed, cancel an existing open order). */
final class OrdersCancelEndpoint implements Endpoint {
    private final Directory directory;
    private final CommandPublisher publisher;
    private final HistoryReads history;
    private final OrderLookup lookup;

    OrdersCancelEndpoint(
            Directory directory,
            CommandPublisher publisher,
            HistoryReads history,
            OrderLookup lookup) {
        this.directory = directory;
        this.publisher = publisher;
        this.history = history;
        this.lookup = lookup;
    }

    @Override
    public String path() {
        return "/orders/cancel";
    }

    @Override
    public Set<String> fields() {
        return Set.of("order_id", "client_order_id");
    }

    @Override
    public void handle(ApiRequest request) {
        RequestFields fields = request.fields();
        String clientOrderId = fields.clientOrderId();
        if (clientOrderId.isEmpty()) {
            cancel(request, fields.integer("order_id"));
        } else if (fields.has("order_id")) {
            throw fields.refuse("order_id", "must not come with a client_order_id");
        } else {
            publish(request, 0, clientOrderId);
        }
    }

    private void cancel(ApiRequest request, long orderId) {
        if (orderId <= 0) {
            throw new ApiRefusal(OrderLookup.notFound());
        }
        publish(request, orderId, "");
    }

    private void publish(ApiRequest request, long orderId, String clientOrderId) {
        publisher.cancel(
                request.investor().investorId(),
                orderId,
                clientOrderId,
                outcome -> request.onLoop(() -> answer(request, clientOrderId, outcome)));
    }

    private void answer(ApiRequest request, String clientOrderId, CommandOutcome outcome) {
        switch (outcome) {
            case Applied applied ->
                    answer(request, clientOrderId, Cancellation.readOnly(applied.batches()));
            case NotSent notSent -> request.fail(ErrorMapping.notSent(notSent));
            case Unknown unknown -> request.fail(ErrorMapping.OUTCOME_UNKNOWN);
        }
    }

    private void answer(ApiRequest request, String clientOrderId, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            request.succeed(json -> write(json, cancellation));
            return;
        }
        long investorId = request.investor().investorId();
        history.read(
                request,
                query -> OrderLookup.find(query, investorId, cancellation.orderId(), clientOrderId),
                found -> request.fail(lookup.notFound(found.orElse(Optional.empty()))));
    }

    private void write(JsonWriter json, Cancellation cancellation) {
        Instrument instrument = directory.instrument(cancellation.instrumentId());
        json.beginObject()
                .integer("order_id", cancellation.orderId())
                .text("status", "cancelled")
                .text("message", "Order cancelled successfully")
                .text("symbol", instrument.symbol());
        OrderJson.writeLots(json, "remaining_amount", instrument, cancellation.remainingLots());
        json.time("timestamp", cancellation.timeMillis()).endObject();
    }
}
