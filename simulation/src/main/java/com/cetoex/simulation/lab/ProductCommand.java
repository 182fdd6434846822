package com.cetoex.simulation.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of the program, as the launcher would run it.
 *
 * @param java the program that runs Java, and its options
 * @param program the class path and the main class
 * @param launcher the launcher itself
 */
record ProductCommand(List<String> java, List<String> program, String launcher) {
    private static final String WORDS = "CETOEX_LAB_EXCHANGE";
    private static final String LAUNCHER = "CETOEX_LAB_LAUNCHER";

    /** What the launcher handed over in the environment, one word a line. */
    static ProductCommand read(Map<String, String> environment) {
        String words = environment.get(WORDS);
        String launcher = environment.get(LAUNCHER);
        if (words == null || launcher == null) {
            throw new LabStopped("The laboratory is started by the launcher: ./cetoex lab");
        }
        List<String> all = words.lines().toList();
        int classPath = all.indexOf("-cp");
        return new ProductCommand(
                all.subList(0, classPath), all.subList(classPath, all.size()), launcher);
    }

    /** A command of the program, with further options for Java. */
    List<String> words(List<String> javaOptions, List<String> arguments) {
        List<String> words = new ArrayList<>(java);
        words.addAll(javaOptions);
        words.addAll(program);
        words.addAll(arguments);
        return words;
    }
}
