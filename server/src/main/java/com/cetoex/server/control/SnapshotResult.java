package com.cetoex.server.control;

import com.cetoex.node.SnapshotTaken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A snapshot on its way from the exchange to the operator. */
final class SnapshotResult {
    private SnapshotResult() {}

    static ObjectNode json(SnapshotTaken snapshot) {
        return ControlRequest.MAPPER
                .createObjectNode()
                .put("log_position", snapshot.logPosition())
                .put("bytes", snapshot.bytes())
                .put("sequence", snapshot.sequence())
                .put("pause_ms", snapshot.pauseMillis());
    }

    static SnapshotTaken of(JsonNode json) {
        return new SnapshotTaken(
                json.required("log_position").longValue(),
                json.required("bytes").longValue(),
                json.required("sequence").longValue(),
                json.required("pause_ms").longValue());
    }
}
