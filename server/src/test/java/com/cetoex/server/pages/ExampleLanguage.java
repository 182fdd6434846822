package com.cetoex.server.pages;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A language that the example programs are written in: where its files are and how they run. */
enum ExampleLanguage {
    CURL(".sh", "sh"),
    PYTHON(".py", "python3"),
    JAVASCRIPT(".mjs", "node"),
    JAVA(".java", System.getProperty("java.home") + "/bin/java");

    /** Tests run in the folder of their module. */
    private static final Path FOLDER = Path.of("..", "docs", "api", "examples");

    private final String ending;
    private final String interpreter;

    ExampleLanguage(String ending, String interpreter) {
        this.ending = ending;
        this.interpreter = interpreter;
    }

    Path file(String example) {
        return FOLDER.resolve(path(example));
    }

    String path(String example) {
        return name().toLowerCase(Locale.ROOT)
                + "/"
                + (this == JAVA ? pascal(example) : example)
                + ending;
    }

    List<String> command(String example) {
        return List.of(interpreter, file(example).toString());
    }

    private static String pascal(String example) {
        return Arrays.stream(example.split("-", -1))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }
}
