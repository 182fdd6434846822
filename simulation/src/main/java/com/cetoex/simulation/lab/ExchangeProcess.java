package com.cetoex.simulation.lab;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.ExchangeStatus;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own. Its output is appended to a file, which is evidence. */
final class ExchangeProcess {
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(3);

    private final Process process;
    private final long beganNanos = System.nanoTime();

    private ExchangeProcess(Process process) {
        this.process = process;
    }

    /** Runs a command line. */
    static ExchangeProcess run(List<String> words, Map<String, String> environment, Path output) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CETOEX_LAB_"));
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.redirectInput(new File("/dev/null"));
        try {
            return new ExchangeProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The time from the start of the process to its first answer of 200 to {@code /status}.
     *
     * @return none when the process ended, or did not serve in time: {@link #isAlive} tells which
     */
    Optional<Duration> awaitServing(URI address, Duration limit) {
        try (CetoexClient client =
                new CetoexClient(address, LabBootstrap.credentials(1), STATUS_TIMEOUT)) {
            long deadlineNanos = beganNanos + limit.toNanos();
            while (isAlive() && System.nanoTime() < deadlineNanos) {
                if (isListening(address) && statusOf(client).isPresent()) {
                    return Optional.of(Duration.ofNanos(System.nanoTime() - beganNanos));
                }
                Waiting.pause(POLL);
            }
            return Optional.empty();
        }
    }

    private static boolean isListening(URI address) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()),
                    1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What {@code /status} answers with 200; none otherwise. */
    static Optional<ExchangeStatus> statusOf(CetoexClient client) {
        try {
            return Optional.of(client.status());
        } catch (CetoexException e) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL, to the processes that it started too; returns when all are gone. */
    void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        Waiting.until(KILL_LIMIT, () -> children.stream().noneMatch(ProcessHandle::isAlive));
        if (awaitEnd(KILL_LIMIT).isEmpty()) {
            throw new LabStopped("process " + pid() + " survived SIGKILL");
        }
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** The exit status; none when it did not end in time. A signal's is 128 and its number. */
    OptionalInt awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabStopped("interrupted", e);
        }
    }
}
