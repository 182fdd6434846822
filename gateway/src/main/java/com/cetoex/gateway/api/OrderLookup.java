package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.ErrorCode;
import com.cetoex.projections.history.HistoricOrder;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.history.OrderFilter;
import com.cetoex.projections.history.OrderStatus;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.Instrument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says more of orders that a cancel did not find: an own order that is closed is told with its
 * status and what was filled of it (contract, orders).
 */
final class OrderLookup {
    private final Directory directory;

    OrderLookup(Directory directory) {
        this.directory = directory;
    }

    /** The error of an order that is unknown, another's, or of which nothing more can be told. */
    static ApiError notFound() {
        return new ApiError(ErrorCode.ORDER_NOT_FOUND, "Order doesn't exist");
    }

    /** The own order of an id, or else of a client order id. Blocks. */
    static Optional<HistoricOrder> find(
            HistoryQuery history, long investorId, long orderId, String clientOrderId) {
        if (orderId > 0) {
            return history.order(investorId, orderId);
        }
        if (clientOrderId.isEmpty()) {
            return Optional.empty();
        }
        List<HistoricOrder> orders =
                history.page(
                                investorId,
                                OrderFilter.ofClientOrderId(clientOrderId),
                                1,
                                OptionalLong.empty())
                        .orders();
        return orders.stream().findFirst();
    }

    /** The error of an order that a cancel did not find, with what the history knows of it. */
    ApiError notFound(Optional<HistoricOrder> known) {
        return known.filter(OrderLookup::isClosed)
                .map(this::closed)
                .orElseGet(OrderLookup::notFound);
    }

    private static boolean isClosed(HistoricOrder order) {
        return order.status() == OrderStatus.FILLED || order.status() == OrderStatus.CANCELLED;
    }

    private ApiError closed(HistoricOrder order) {
        Instrument instrument = directory.instrument(order.instrumentId());
        String status = OrdersHistoryEndpoint.name(order.status());
        return new ApiError(
                ErrorCode.ORDER_NOT_FOUND,
                "The order is " + status + " already.",
                json -> {
                    json.integer("order_id", order.orderId()).text("status", status);
                    OrderJson.writeLots(json, "filled_amount", instrument, order.filledLots());
                });
    }
}
