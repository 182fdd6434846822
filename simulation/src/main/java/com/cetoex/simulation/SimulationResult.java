package com.cetoex.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of many seeds found, as it is kept in a file.
 *
 * @param commit of the sources, or unknown
 * @param machine it ran on
 * @param date when it began, UTC
 * @param from the first seed
 * @param seeds how many were played
 * @param seconds how long it took
 * @param failedSeed the seed that broke a rule; -1 when none did
 * @param failure what it broke; empty when it did not
 * @param happened what was met in all of them
 */
record SimulationResult(
        String commit,
        String machine,
        String date,
        long from,
        long seeds,
        long seconds,
        long failedSeed,
        String failure,
        Tally happened) {
    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, mapper.writeValueAsString(this) + "\n");
    }
}
