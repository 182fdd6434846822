package com.cetoex.server.terminal;

import com.cetoex.node.ProgressListener;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Tells the steps of a command: each with a bar on a terminal, and with a line at its beginning
 * anywhere else. For one thread.
 */
public final class StepProgress implements ProgressListener, AutoCloseable {
    private final PrintWriter lines;
    private String step = "";
    private @Nullable ProgressLine bar;

    /** Writes its lines here; bars go to the terminal. */
    public StepProgress(PrintWriter lines) {
        this.lines = lines;
    }

    @Override
    public void onProgress(String step, long doneBytes, long totalBytes) {
        if (!step.equals(this.step)) {
            begin(step, totalBytes);
        }
        if (bar != null) {
            bar.advanceTo(doneBytes, totalBytes);
        }
    }

    private void begin(String step, long totalBytes) {
        close();
        this.step = step;
        if (ProgressLine.isTerminal()) {
            bar = ProgressLine.ofBytes(step, totalBytes);
        } else {
            lines.println(step + " ...");
            lines.flush();
        }
    }

    /** Ends the last bar. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
