package com.cetoex.server.control;

import com.cetoex.node.ProgressListener;
import com.cetoex.node.SnapshotTaken;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the exchange that runs on a data folder, over its control socket. One request. */
public final class ControlClient implements AutoCloseable {
    /** Between two lines of an answer; to force a large file to disk may take long. */
    private static final Duration SILENCE_LIMIT = Duration.ofMinutes(5);

    private final LineChannel lines;

    private ControlClient(LineChannel lines) {
        this.lines = lines;
    }

    /** Whether an exchange listens in the folder, or was killed while it did. */
    public static boolean hasSocket(Path folder) {
        return Files.exists(ControlSocket.in(folder));
    }

    /** Connects; empty when no exchange listens there. */
    public static Optional<ControlClient> connect(Path folder) {
        if (!hasSocket(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ControlClient(
                            new LineChannel(SocketChannel.open(ControlSocket.addressIn(folder)))));
        } catch (SocketException refused) {
            // What a dead process left.
            return Optional.empty();
        } catch (IOException e) {
            throw new ControlFault(
                    "The exchange on " + folder + " cannot be asked: " + e.getMessage(), e);
        }
    }

    /** Asks it who it is. */
    public ExchangeState state() {
        return ExchangeState.of(ask(new ControlRequest.Status(), ProgressListener.SILENT));
    }

    /** Asks for a snapshot, and waits until it is finished. */
    public SnapshotTaken snapshot() {
        return SnapshotResult.of(ask(new ControlRequest.Snapshot(), ProgressListener.SILENT));
    }

    /** Asks for a backup, and waits until it is finished. */
    public void backup(Path destination, ProgressListener progress) {
        ask(new ControlRequest.Backup(destination.toAbsolutePath().normalize()), progress);
    }

    private JsonNode ask(ControlRequest request, ProgressListener progress) {
        try {
            lines.writeLine(request.line(), ControlSocket.PATIENCE);
            while (true) {
                JsonNode answer =
                        ControlRequest.MAPPER.readTree(
                                lines.readLine(ControlSocket.MAX_ANSWER_BYTES, SILENCE_LIMIT));
                if (answer.has("progress")) {
                    progress.onProgress(
                            answer.required("progress").stringValue(),
                            answer.required("done").longValue(),
                            answer.required("total").longValue());
                } else if (answer.has("error")) {
                    throw new ControlFault(answer.required("error").stringValue());
                } else {
                    return answer.required("result");
                }
            }
        } catch (IOException | JacksonException e) {
            throw new ControlFault("The exchange broke the conversation off: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new ControlFault("The connection did not close: " + e.getMessage(), e);
        }
    }
}
