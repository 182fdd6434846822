package com.cetoex.benchmarks;

import java.io.IOException;

/**
 * The benchmarks' entry point: takes JMH's own arguments, of which the first names the benchmarks
 * to run.
 */
public final class Main {
    private Main() {}

    /** Runs the benchmarks that match; {@code -h} explains JMH's options. */
    public static void main(String[] args) throws IOException {
        org.openjdk.jmh.Main.main(args);
    }
}
