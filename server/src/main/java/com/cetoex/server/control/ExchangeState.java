package com.cetoex.server.control;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a running exchange says of itself.
 *
 * @param version of the product
 * @param processId of its process
 * @param address where it serves
 * @param lastSequence of the last event
 * @param snapshots taken since its start
 */
public record ExchangeState(
        String version, long processId, String address, long lastSequence, long snapshots) {

    ObjectNode json() {
        return ControlRequest.MAPPER
                .createObjectNode()
                .put("version", version)
                .put("process_id", processId)
                .put("address", address)
                .put("last_sequence", lastSequence)
                .put("snapshots", snapshots);
    }

    static ExchangeState of(JsonNode json) {
        return new ExchangeState(
                json.required("version").stringValue(),
                json.required("process_id").longValue(),
                json.required("address").stringValue(),
                json.required("last_sequence").longValue(),
                json.required("snapshots").longValue());
    }
}
