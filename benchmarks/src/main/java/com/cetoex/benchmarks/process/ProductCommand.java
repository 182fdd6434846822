package com.cetoex.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of the exchange, as the launcher would run it.
 *
 * @param java the program that runs Java, and its options
 * @param program the class path and the main class
 * @param launcher the launcher itself
 */
public record ProductCommand(List<String> java, List<String> program, Path launcher) {
    private static final String WORDS = "CETOEX_BENCH_EXCHANGE";
    private static final String LAUNCHER = "CETOEX_BENCH_LAUNCHER";

    /**
     * What the launcher handed over in the environment, one word a line.
     *
     * @throws IllegalStateException when something else started the benchmarks
     */
    public static ProductCommand fromEnvironment() {
        Map<String, String> environment = System.getenv();
        String words = environment.get(WORDS);
        String launcher = environment.get(LAUNCHER);
        if (words == null || launcher == null) {
            throw new IllegalStateException(
                    "The benchmarks are started by the launcher: ./cetoex bench");
        }
        List<String> all = words.lines().toList();
        int classPath = all.indexOf("-cp");
        return new ProductCommand(
                all.subList(0, classPath), all.subList(classPath, all.size()), Path.of(launcher));
    }

    /** The words that run the exchange with further options for Java. */
    public List<String> words(List<String> javaOptions, List<String> arguments) {
        List<String> words = new ArrayList<>(java);
        words.addAll(javaOptions);
        words.addAll(program);
        words.addAll(arguments);
        return words;
    }

    /** The words that run a class of the benchmarks with the flags of the exchange. */
    public List<String> words(Class<?> mainClass, List<String> arguments) {
        List<String> words = new ArrayList<>(java);
        words.removeIf(word -> word.startsWith("-XX:AOT"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        words.addAll(arguments);
        return words;
    }
}
