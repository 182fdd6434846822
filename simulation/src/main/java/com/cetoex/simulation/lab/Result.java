package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of the laboratory found, as it is kept in a file.
 *
 * @param product version of the program
 * @param commit of its sources, with a mark when they were changed since
 * @param machine it ran on
 * @param date when it began, UTC
 * @param form short, usual, long, or the scenarios by name
 * @param seed where chance began
 * @param seconds how long it took
 * @param outcomes one a scenario
 */
record Result(
        String product,
        String commit,
        String machine,
        String date,
        String form,
        long seed,
        long seconds,
        List<Outcome> outcomes) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    boolean isClean() {
        return outcomes.stream().allMatch(Outcome::isClean);
    }

    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, MAPPER.writeValueAsString(this) + "\n");
    }

    /** Reads a result file as it was written. */
    static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(Files.readString(file));
    }
}
