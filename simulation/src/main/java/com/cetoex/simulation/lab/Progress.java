package com.cetoex.simulation.lab;

import java.io.Console;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal, a plain line now and then elsewhere; NO_COLOR is honoured. */
final class Progress implements AutoCloseable {
    private static final int UPDATE_MILLIS = 200;
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(15);

    private final String name;
    private final int rounds;
    private final @Nullable ProgressBar bar;
    private long toldNanos = System.nanoTime();
    private int done;

    private Progress(String name, int rounds, @Nullable ProgressBar bar) {
        this.name = name;
        this.rounds = rounds;
        this.bar = bar;
    }

    // Since JDK 25 there is no console again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    static Progress open(String name, int rounds) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return new Progress(name, rounds, null);
        }
        String noColor = System.getenv("NO_COLOR");
        boolean isPlain = noColor != null && !noColor.isEmpty();
        return new Progress(
                name,
                rounds,
                new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(rounds)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .setStyle(
                                isPlain
                                        ? ProgressBarStyle.ASCII
                                        : ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .build());
    }

    /** One round is over. */
    void step() {
        done++;
        if (bar != null) {
            bar.step();
        } else if (System.nanoTime() - toldNanos > LINE_INTERVAL.toNanos()) {
            toldNanos = System.nanoTime();
            System.out.println("  " + name + ": " + done + " of " + rounds + " rounds");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
