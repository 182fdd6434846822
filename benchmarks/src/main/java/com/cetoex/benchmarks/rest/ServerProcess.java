package com.cetoex.benchmarks.rest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server in a JVM of its own, with this JVM's class path and flags. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a main class on a free port and waits until it listens there. */
    static ServerProcess start(Path log, String mainClass, IntFunction<List<String>> arguments)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments.apply(port));
        File output = log.toFile();
        ServerProcess server =
                new ServerProcess(
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(output)
                                .start(),
                        port);
        server.awaitListening(output);
        return server;
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** The CPU time that it has used so far. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** A port that nobody listens on now. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot find a free port", cause);
        }
    }

    private void awaitListening(File output) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                process.destroy();
                throw new IOException("the server did not start; see " + output);
            }
            process.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
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
