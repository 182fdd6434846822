package com.cetoex.server.control;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a running exchange can be asked for: one line of JSON. */
sealed interface ControlRequest {
    /** The JSON of requests and answers. */
    JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Who are you? */
    record Status() implements ControlRequest {}

    /** Take a snapshot now. */
    record Snapshot() implements ControlRequest {}

    /**
     * Make a backup.
     *
     * @param destination an absolute path on this machine
     */
    record Backup(Path destination) implements ControlRequest {}

    /** As it is sent. */
    default String line() {
        ObjectNode json = MAPPER.createObjectNode();
        switch (this) {
            case Status _ -> json.put("command", "status");
            case Snapshot _ -> json.put("command", "snapshot");
            case Backup backup ->
                    json.put("command", "backup").put("destination", backup.destination.toString());
        }
        return MAPPER.writeValueAsString(json);
    }

    /**
     * Reads a request.
     *
     * @throws ControlFault when it is none
     */
    static ControlRequest parse(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            String command = json.required("command").stringValue();
            return switch (command) {
                case "status" -> new Status();
                case "snapshot" -> new Snapshot();
                case "backup" -> backup(json.required("destination").stringValue());
                default -> throw new ControlFault("expected a known command, was " + command);
            };
        } catch (JacksonException e) {
            throw new ControlFault("expected a line of JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Backup backup(String destination) {
        try {
            Path path = Path.of(destination);
            if (path.isAbsolute()) {
                return new Backup(path);
            }
            throw new ControlFault("expected an absolute path, was " + destination);
        } catch (InvalidPathException e) {
            throw new ControlFault("expected a path, was " + destination, e);
        }
    }
}
