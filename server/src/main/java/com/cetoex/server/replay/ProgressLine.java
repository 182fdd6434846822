package com.cetoex.server.replay;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on a terminal, and nothing anywhere else; without colours when NO_COLOR is set.
 */
final class ProgressLine implements AutoCloseable {
    private static final int UPDATE_MILLIS = 200;

    private final @Nullable ProgressBar bar;

    private ProgressLine(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    // Since JDK 25 there is no console again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    static ProgressLine open(String task, long total) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return new ProgressLine(null);
        }
        String noColor = System.getenv("NO_COLOR");
        boolean isPlain = noColor != null && !noColor.isEmpty();
        return new ProgressLine(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .setStyle(
                                isPlain
                                        ? ProgressBarStyle.ASCII
                                        : ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .build());
    }

    void advance(int commands) {
        if (bar != null) {
            bar.stepBy(commands);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
