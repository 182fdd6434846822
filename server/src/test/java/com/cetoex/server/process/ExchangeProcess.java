package com.cetoex.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.Credentials;
import com.cetoex.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own, started as the launcher starts it. */
final class ExchangeProcess implements AutoCloseable {
    /** Generous: the machine may be busy with other tests. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Pattern READY = Pattern.compile("is ready at (http://\\S+)");

    private final List<URI> addresses = new CopyOnWriteArrayList<>();
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final Process process;
    private final Thread reader;

    private ExchangeProcess(Process process) {
        this.process = process;
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Runs a command with these arguments. */
    static ExchangeProcess run(String... arguments) {
        return launch(javaCommand(arguments));
    }

    private static List<String> javaCommand(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.zip=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-ea:com.cetoex...",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static ExchangeProcess launch(List<String> command) {
        try {
            return new ExchangeProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an exchange on a free port. */
    static ExchangeProcess start(Path data, String... more) {
        return run(startArguments(data, more));
    }

    /** Starts an exchange on a free port under the launcher's supervisor. */
    static ExchangeProcess supervise(Path data, String... more) {
        return supervise(javaCommand(startArguments(data, more)));
    }

    /** Runs any command under the launcher's supervisor. */
    static ExchangeProcess supervise(List<String> command) {
        List<String> supervised = new ArrayList<>(List.of("bash", "-c"));
        supervised.add("source \"$1\"; shift; supervise \"$@\"");
        supervised.add("supervisor");
        supervised.add(launcher().toString());
        supervised.addAll(command);
        return launch(supervised);
    }

    private static Path launcher() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("cetoex"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder with the launcher");
        }
        return folder.resolve("cetoex");
    }

    private static String[] startArguments(Path data, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("start", "--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    addresses.add(URI.create(ready.group(1)));
                }
            }
        } catch (IOException e) {
            output.add(e.toString());
        }
    }

    /** Where it listens; waits until it does. */
    URI address() {
        return address(1);
    }

    /** Where it listens after so many starts; waits until it does. */
    URI address(int starts) {
        await().atMost(LIMIT).failFast(this::checkAlive).until(() -> addresses.size() >= starts);
        return addresses.get(starts - 1);
    }

    private void checkAlive() {
        if (!reader.isAlive()) {
            throw new IllegalStateException("it ended: " + output());
        }
    }

    /** A client of it. */
    CetoexClient client(long investorId) {
        return client(investorId, 1);
    }

    /** A client of it after so many starts. */
    CetoexClient client(long investorId, int starts) {
        return new CetoexClient(
                address(starts), new Credentials(investorId, TestBootstrap.key(investorId)));
    }

    long processId() {
        return process.pid();
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.toHandle().destroyForcibly();
        exitStatus();
    }

    /** SIGKILL for what it supervises. */
    void killChild() {
        process.children().forEach(ProcessHandle::destroyForcibly);
    }

    /** Waits for the end. */
    int exitStatus() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("it did not end: " + output);
            }
            reader.join(LIMIT);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything that it told, of both streams. */
    String output() {
        return String.join("\n", output);
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.children().toList();
        kill();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
