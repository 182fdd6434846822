package com.cetoex.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** A server in a process of its own; closing it asks it to end, and ends it if it does not. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(2);
    private static final long KIBIBYTES_PER_MEBIBYTE = 1024;

    private final Process process;
    private final Path log;
    private final int port;
    private final long beganNanos = System.nanoTime();

    private ServerProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts a command line on a free port; it may not listen yet.
     *
     * @param log takes what it prints
     */
    public static ServerProcess launch(Path log, IntFunction<List<String>> words)
            throws IOException {
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(words.apply(port))
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("CETOEX_BENCH_"));
        Process process = builder.start();
        // Whoever ends the benchmarks ends their servers.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        return new ServerProcess(process, log, port);
    }

    /** Starts a command line on a free port and waits until it listens there. */
    public static ServerProcess start(Path log, IntFunction<List<String>> words)
            throws IOException, InterruptedException {
        ServerProcess server = launch(log, words);
        server.awaitUntil(server::isListening);
        return server;
    }

    /** Waits for something of it, and tells how long that was from its launch. */
    public Duration awaitUntil(BooleanSupplier condition) throws IOException, InterruptedException {
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - beganNanos > START_LIMIT.toNanos()) {
                process.destroy();
                throw new IOException("the server did not start:\n" + Files.readString(log));
            }
            process.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        }
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The CPU time that it has used so far. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Memory that it has now, in MiB. */
    public long residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / KIBIBYTES_PER_MEBIBYTE;
    }

    /** A port that nobody listens on now. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot find a free port", cause);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
