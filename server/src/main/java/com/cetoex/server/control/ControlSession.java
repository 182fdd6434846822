package com.cetoex.server.control;

import com.cetoex.node.ProgressListener;
import com.cetoex.server.backup.BackupFault;
import com.cetoex.server.backup.BackupManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One connection of an operator: one request, some lines of progress, one line with the result or
 * the error.
 */
final class ControlSession {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSession.class);

    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LineChannel lines;
    private final OperatedExchange exchange;
    private String toldStep = "";
    private long toldNanos;

    ControlSession(LineChannel lines, OperatedExchange exchange) {
        this.lines = lines;
        this.exchange = exchange;
    }

    void run() throws IOException {
        ControlRequest request;
        try {
            request =
                    ControlRequest.parse(
                            lines.readLine(
                                    ControlSocket.MAX_REQUEST_BYTES, ControlSocket.PATIENCE));
        } catch (ControlFault e) {
            refuse(e);
            return;
        }
        try {
            JsonNode result = perform(request);
            write(ControlRequest.MAPPER.createObjectNode().set("result", result));
        } catch (ControlFault | BackupFault e) {
            LOG.warn("{} was not done: {}", request, e.getMessage());
            refuse(e);
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException e) {
            LOG.error("{} failed", request, e);
            refuse(new ControlFault("it failed, and the exchange's log tells how", e));
        }
    }

    private JsonNode perform(ControlRequest request) {
        return switch (request) {
            case ControlRequest.Status _ -> exchange.state().json();
            case ControlRequest.Snapshot _ -> SnapshotResult.json(exchange.snapshot());
            case ControlRequest.Backup backup -> {
                LOG.info("Making a backup in {}", backup.destination());
                ProgressListener progress = this::tell;
                BackupManifest manifest = exchange.backup(backup.destination(), progress);
                LOG.info(
                        "Backup in {}: up to log position {}, {} MiB",
                        backup.destination(),
                        manifest.logPosition(),
                        manifest.bytes() >> 20);
                yield ControlRequest.MAPPER.createObjectNode();
            }
        };
    }

    /** Every step, and within one no more often than a person can see. */
    private void tell(String step, long doneBytes, long totalBytes) {
        long nowNanos = System.nanoTime();
        if (step.equals(toldStep)
                && nowNanos - toldNanos < PROGRESS_NANOS
                && doneBytes < totalBytes) {
            return;
        }
        toldStep = step;
        toldNanos = nowNanos;
        try {
            write(
                    ControlRequest.MAPPER
                            .createObjectNode()
                            .put("progress", step)
                            .put("done", doneBytes)
                            .put("total", totalBytes));
        } catch (IOException e) {
            throw new UncheckedIOException("the operator went away", e);
        }
    }

    private void refuse(RuntimeException fault) throws IOException {
        write(ControlRequest.MAPPER.createObjectNode().put("error", fault.getMessage()));
    }

    private void write(ObjectNode json) throws IOException {
        lines.writeLine(ControlRequest.MAPPER.writeValueAsString(json), ControlSocket.PATIENCE);
    }
}
