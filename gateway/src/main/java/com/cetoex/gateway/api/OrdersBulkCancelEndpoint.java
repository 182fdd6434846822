package com.cetoex.gateway.api;

import com.cetoex.gateway.access.Budget;
import com.cetoex.gateway.api.CommandPublisher.CancelEntry;
import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.json.JsonValue;
import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.gateway.json.NumberText;
import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.CommandOutcome.Applied;
import com.cetoex.gateway.link.CommandOutcome.NotSent;
import com.cetoex.gateway.link.CommandOutcome.Unknown;
import com.cetoex.projections.history.HistoricOrder;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import com.cetoex.protocol.ProtocolLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code POST /orders/bulk/cancel}: cancels 1-50 orders as one command (seed, bulk). */
final class OrdersBulkCancelEndpoint implements Endpoint {
    private final Directory directory;
    private final CommandPublisher publisher;
    private final HistoryReads history;
    private final OrderLookup lookup;

    OrdersBulkCancelEndpoint(
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
        return "/orders/bulk/cancel";
    }

    @Override
    public Budget budget() {
        return Budget.BULK;
    }

    @Override
    public Set<String> fields() {
        return Set.of("order_ids");
    }

    @Override
    public String itemsField() {
        return "order_ids";
    }

    @Override
    public void handle(ApiRequest request) {
        List<JsonValue> items =
                request.fields().items("order_ids", ProtocolLimits.MAX_BULK_CANCELS);
        BulkResults results = new BulkResults(items.size());
        List<CancelEntry> sendable = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            read(results, sendable, i, items.get(i));
        }
        if (sendable.isEmpty()) {
            request.succeed(results::write);
        } else {
            publisher.cancelAll(
                    request.investor().investorId(),
                    sendable,
                    outcome -> request.onLoop(() -> answer(request, results, sendable, outcome)));
        }
    }

    private static void read(
            BulkResults results, List<CancelEntry> sendable, int index, JsonValue item) {
        OptionalLong orderId = NumberText.integerIn(item);
        if (orderId.isEmpty()) {
            ApiError fault =
                    Faults.field(
                            "order_ids", item, "must hold integers, without fraction or exponent");
            results.failure(index, json -> json.nothing("order_id"), fault);
        } else if (orderId.getAsLong() <= 0) {
            fail(results, index, orderId.getAsLong(), OrderLookup.notFound());
        } else {
            sendable.add(new CancelEntry(index, orderId.getAsLong()));
        }
    }

    private void answer(
            ApiRequest request,
            BulkResults results,
            List<CancelEntry> sent,
            CommandOutcome outcome) {
        switch (outcome) {
            case Applied applied -> gather(request, results, sent, applied);
            case NotSent notSent -> request.fail(ErrorMapping.notSent(notSent));
            case Unknown unknown -> request.fail(ErrorMapping.OUTCOME_UNKNOWN);
        }
    }

    private void gather(
            ApiRequest request, BulkResults results, List<CancelEntry> sent, Applied applied) {
        Optional<Cancellation>[] cancellations =
                Cancellation.read(applied.batches(), ProtocolLimits.MAX_BULK_CANCELS);
        List<CancelEntry> missed = new ArrayList<>();
        for (CancelEntry entry : sent) {
            Cancellation cancellation =
                    cancellations[entry.index()].orElseThrow(
                            () -> new IllegalStateException("expected an event of every id"));
            if (cancellation.isCancelled()) {
                results.success(entry.index(), json -> write(json, cancellation));
            } else {
                missed.add(entry);
            }
        }
        if (missed.isEmpty()) {
            request.succeed(results::write);
        } else {
            tellMissed(request, results, missed);
        }
    }

    private void tellMissed(ApiRequest request, BulkResults results, List<CancelEntry> missed) {
        long investorId = request.investor().investorId();
        history.read(
                request,
                query -> find(query, investorId, missed),
                found -> {
                    Map<Long, HistoricOrder> known = found.orElse(Map.of());
                    for (CancelEntry entry : missed) {
                        Optional<HistoricOrder> order =
                                Optional.ofNullable(known.get(entry.orderId()));
                        fail(results, entry.index(), entry.orderId(), lookup.notFound(order));
                    }
                    request.succeed(results::write);
                });
    }

    private static Map<Long, HistoricOrder> find(
            HistoryQuery query, long investorId, List<CancelEntry> missed) {
        return missed.stream()
                .map(CancelEntry::orderId)
                .distinct()
                .flatMap(orderId -> query.order(investorId, orderId).stream())
                .collect(Collectors.toMap(HistoricOrder::orderId, order -> order));
    }

    private static void fail(BulkResults results, int index, long orderId, ApiError error) {
        results.failure(index, json -> json.integer("order_id", orderId), error);
    }

    private void write(JsonWriter json, Cancellation cancellation) {
        Instrument instrument = directory.instrument(cancellation.instrumentId());
        json.integer("order_id", cancellation.orderId())
                .text("status", "cancelled")
                .text("symbol", instrument.symbol());
        OrderJson.writeLots(json, "remaining_amount", instrument, cancellation.remainingLots());
    }
}
