package com.cetoex.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run of one benchmark found, as it is kept in a file.
 *
 * @param benchmark its name
 * @param date when it began, UTC
 * @param commit of the sources, with a mark when they were changed since
 * @param form usual or quick
 * @param seconds how long it took
 * @param loadBefore the machine's load average when it began: above 1, others were at work
 * @param flags of the JVM
 * @param machine it ran on
 * @param figures in the order of the table
 */
public record Result(
        String benchmark,
        String date,
        String commit,
        String form,
        long seconds,
        double loadBefore,
        List<String> flags,
        Machine machine,
        List<Figure> figures) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /** Writes it into a folder, as one JSON file named after the benchmark. */
    public Path write(Path folder) {
        Path file = folder.resolve(benchmark + ".json");
        try {
            Files.createDirectories(folder);
            return Files.writeString(file, MAPPER.writeValueAsString(this) + "\n");
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot write " + file, cause);
        }
    }

    /** Reads a file as it was written. */
    public static Result read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file), Result.class);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read " + file, cause);
        }
    }

    /** Its figures as a table. */
    public Table table() {
        return Table.of(figures);
    }
}
