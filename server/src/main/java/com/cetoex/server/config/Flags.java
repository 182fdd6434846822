package com.cetoex.server.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says about settings: the file to read, and values that win over it.
 *
 * @param file the configuration file
 * @param values settings by their full names
 */
public record Flags(Optional<Path> file, Map<String, String> values) {

    /** A command line that says nothing. */
    public static Flags none() {
        return new Flags(Optional.empty(), Map.of());
    }

    /** The same with one more setting. */
    public Flags with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new Flags(file, more);
    }

    /** The same with this configuration file. */
    public Flags withFile(Path path) {
        return new Flags(Optional.of(path), values);
    }
}
