package com.cetoex.server.terminal;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on a terminal, and nothing anywhere else; without colours when NO_COLOR is set.
 */
public final class ProgressLine implements AutoCloseable {
    private static final int UPDATE_MILLIS = 200;

    private final @Nullable ProgressBar bar;

    private ProgressLine(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** A bar for so many units of anything. */
    public static ProgressLine open(String task, long total) {
        return open(task, total, "", 1);
    }

    /** A bar for so many bytes, shown in MiB. */
    public static ProgressLine ofBytes(String task, long bytes) {
        return open(task, bytes, " MiB", 1L << 20);
    }

    private static ProgressLine open(String task, long total, String unit, long unitSize) {
        if (!isTerminal()) {
            return new ProgressLine(null);
        }
        String noColor = System.getenv("NO_COLOR");
        boolean isPlain = noColor != null && !noColor.isEmpty();
        return new ProgressLine(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUnit(unit, unitSize)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .setStyle(
                                isPlain
                                        ? ProgressBarStyle.ASCII
                                        : ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .build());
    }

    /** Whether a person looks on. */
    // Since JDK 25 there is no console again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** So many more are done. */
    public void advance(int units) {
        if (bar != null) {
            bar.stepBy(units);
        }
    }

    /** So many are done. */
    void advanceTo(long done, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
