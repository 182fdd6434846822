package com.cetoex.gateway.api;

import com.cetoex.gateway.http.ApiError;
import com.cetoex.gateway.http.ErrorCode;
import com.cetoex.gateway.json.JsonValue.JsonNumber;
import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.gateway.json.StepCount;
import com.cetoex.gateway.link.CommandOutcome.NotSent;
import com.cetoex.projections.live.Asset;
import com.cetoex.projections.live.Instrument;
import com.cetoex.protocol.sbe.RefusalReason;
import java.util.function.Consumer;

/** Turns the exchange's refusals into the public errors: one switch over all of them. */
final class ErrorMapping {
    static final ApiError OUTCOME_UNKNOWN =
            new ApiError(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "The request may have been executed. Resend it with the same client_order_id,"
                            + " or look it up by it.");

    static final ApiError CANCEL_ONLY =
            new ApiError(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "The exchange takes cancels only; nothing was executed.");

    private final OrderJson orders;

    ErrorMapping(OrderJson orders) {
        this.orders = orders;
    }

    /** The error of a command that never left the gateway. */
    static ApiError notSent(NotSent outcome) {
        return new ApiError(
                ErrorCode.SERVICE_UNAVAILABLE,
                switch (outcome.reason()) {
                    case QUEUE_FULL -> "The exchange is overloaded; nothing was executed.";
                    case NOT_CONNECTED -> "The exchange is not reachable; nothing was executed.";
                    case CLOSING -> "The exchange is stopping; nothing was executed.";
                });
    }

    /** The error of an order that was refused. */
    ApiError refused(OrderEntry order, Placement placement) {
        Instrument instrument = order.instrument();
        return switch (placement.refusal()) {
            case INSTRUMENT_HALTED ->
                    error(ErrorCode.MARKET_HALTED, "The market takes no orders now.");
            case DUPLICATE_CLIENT_ORDER_ID -> duplicate(order, placement);
            case PRICE_NOT_POSITIVE -> notPositive("price", order.priceText());
            case PRICE_OFF_TICK -> offStep("price", order.priceText(), instrument);
            case PRICE_TOO_LARGE -> tooLarge("price", order.priceText(), instrument);
            case QUANTITY_NOT_POSITIVE -> notPositive("amount", order.amountText());
            case QUANTITY_OFF_LOT -> offStep("amount", order.amountText(), instrument);
            case QUANTITY_TOO_LARGE -> tooLarge("amount", order.amountText(), instrument);
            case BELOW_MIN_NOTIONAL -> tooSmall(instrument, placement);
            case INSUFFICIENT_BALANCE -> insufficient(order, placement);
            case TOO_MANY_OPEN_ORDERS -> tooManyOpen(placement);
            case CAPACITY_REACHED ->
                    error(
                            ErrorCode.SERVICE_UNAVAILABLE,
                            "A limit of the exchange is reached; nothing was executed.");
            case UNKNOWN_INSTRUMENT -> Faults.unknownSymbol(instrument.symbol());
            case ORDER_NOT_FOUND -> error(ErrorCode.ORDER_NOT_FOUND, "Order doesn't exist");
            case NONE,
                    NULL_VAL,
                    UNKNOWN_INVESTOR,
                    MALFORMED_COMMAND,
                    ALREADY_APPLIED,
                    OUT_OF_SEQUENCE,
                    NAME_INVALID,
                    ASSET_EXISTS,
                    UNKNOWN_ASSET,
                    INSTRUMENT_EXISTS,
                    INVESTOR_EXISTS,
                    SCALE_NOT_EXACT,
                    LIMITS_OVERFLOW,
                    FEE_OUT_OF_RANGE,
                    AMOUNT_OUT_OF_RANGE,
                    LIMIT_OUT_OF_RANGE,
                    INVESTOR_ID_INVALID ->
                    throw unexpected(placement.refusal());
        };
    }

    static IllegalStateException unexpected(RefusalReason reason) {
        return new IllegalStateException("expected a refusal of an order, was " + reason);
    }

    private static ApiError error(ErrorCode code, String message) {
        return new ApiError(code, message);
    }

    private static ApiError duplicate(OrderEntry order, Placement placement) {
        return new ApiError(
                ErrorCode.DUPLICATE_CLIENT_ORDER_ID,
                "The client_order_id belongs to an order with other content.",
                json -> {
                    json.text("field", "client_order_id").text("value", order.clientOrderId());
                    if (placement.actualValue() != 0) {
                        json.integer("order_id", placement.actualValue());
                    }
                });
    }

    private static ApiError notPositive(String field, String text) {
        return invalid(field, text, "must be above zero", json -> {});
    }

    private static ApiError offStep(String field, String text, Instrument instrument) {
        boolean isPrice = field.equals("price");
        long mantissa = isPrice ? instrument.tickMantissa() : instrument.lotMantissa();
        int scale = isPrice ? instrument.tickScale() : instrument.lotScale();
        return invalid(
                field,
                text,
                "must be a multiple of the market's " + (isPrice ? "tick_size" : "lot_size"),
                json -> {
                    json.name(isPrice ? "tick_size" : "lot_size").price(mantissa, scale);
                    long nearest = StepCount.nearest(text, mantissa, scale);
                    if (nearest > 0) {
                        json.name("nearest").priceSteps(nearest, mantissa, scale);
                    }
                });
    }

    private static ApiError tooLarge(String field, String text, Instrument instrument) {
        return invalid(
                field,
                text,
                "must not exceed the market's largest",
                json -> {
                    if (field.equals("price")) {
                        OrderJson.writePrice(json, "limit", instrument, instrument.maxPriceTicks());
                    } else {
                        OrderJson.writeLots(
                                json, "limit", instrument, instrument.maxQuantityLots());
                    }
                });
    }

    private static ApiError invalid(
            String field, String text, String rule, Consumer<JsonWriter> more) {
        return new ApiError(
                ErrorCode.INVALID_PARAMS,
                field + " " + rule + ".",
                json -> {
                    json.text("field", field)
                            .text("value", Faults.echo(new JsonNumber(text)))
                            .text("rule", rule);
                    more.accept(json);
                });
    }

    private ApiError tooSmall(Instrument instrument, Placement placement) {
        int decimals = orders.quoteDecimals(instrument);
        return new ApiError(
                ErrorCode.ORDER_TOO_SMALL,
                "The order is below the market's minimum.",
                json ->
                        json.text("rule", "price × amount must reach the limit")
                                .name("value")
                                .decimal(placement.actualValue(), decimals)
                                .name("limit")
                                .decimal(placement.limitValue(), decimals));
    }

    private ApiError insufficient(OrderEntry order, Placement placement) {
        Asset asset = orders.spentAsset(order);
        return new ApiError(
                ErrorCode.INSUFFICIENT_BALANCE,
                "Not enough balance",
                json ->
                        json.text("asset", asset.name())
                                .name("needed")
                                .decimal(placement.limitValue(), asset.decimals())
                                .name("available")
                                .decimal(placement.actualValue(), asset.decimals()));
    }

    private static ApiError tooManyOpen(Placement placement) {
        return new ApiError(
                ErrorCode.TOO_MANY_OPEN_ORDERS,
                "Too many orders are open.",
                json ->
                        json.integer("value", placement.actualValue())
                                .integer("limit", placement.limitValue()));
    }
}
