package com.cetoex.client;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the JSON of one request; credentials come first, optional fields only when they are given.
 */
final class RequestWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final JsonGenerator json;

    RequestWriter(JsonMapper mapper, Credentials credentials) {
        json = mapper.createGenerator(bytes);
        json.writeStartObject();
        json.writeNumberProperty("investor_id", credentials.investorId());
        json.writeStringProperty("api_key", credentials.apiKey());
    }

    RequestWriter text(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    RequestWriter text(String name, Optional<String> value) {
        value.ifPresent(present -> json.writeStringProperty(name, present));
        return this;
    }

    RequestWriter number(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    RequestWriter number(String name, OptionalInt value) {
        value.ifPresent(present -> json.writeNumberProperty(name, present));
        return this;
    }

    /** The fields of one order, into the object that is open. */
    RequestWriter order(NewOrder order) {
        json.writeStringProperty("symbol", order.symbol());
        json.writeStringProperty("side", order.side().text());
        json.writeStringProperty("type", order.type().text());
        json.writeName("amount").writeNumber(order.amount().toPlainString());
        order.price()
                .ifPresent(price -> json.writeName("price").writeNumber(price.toPlainString()));
        order.clientOrderId().ifPresent(id -> json.writeStringProperty("client_order_id", id));
        return this;
    }

    RequestWriter orders(List<NewOrder> orders) {
        json.writeName("orders").writeStartArray();
        for (NewOrder order : orders) {
            json.writeStartObject();
            order(order);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    RequestWriter orderIds(List<Long> orderIds) {
        json.writeName("order_ids").writeStartArray();
        orderIds.forEach(json::writeNumber);
        json.writeEndArray();
        return this;
    }

    /** Ends the request; nothing can be added afterwards. */
    byte[] bytes() {
        json.writeEndObject();
        json.close();
        return bytes.toByteArray();
    }
}
