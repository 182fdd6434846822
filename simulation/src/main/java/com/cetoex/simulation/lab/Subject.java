package com.cetoex.simulation.lab;

import com.cetoex.client.CetoexClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exchange that is hurt: its folder, its process at present, and what its clients wrote down.
 * One scenario's thread.
 */
final class Subject implements AutoCloseable {
    /**
     * Longer than any start may take; a process that neither ends nor serves by then is a zombie.
     */
    static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(12);
    private static final Duration LOAD_TIMEOUT = Duration.ofSeconds(8);

    private final ProductCommand product;
    private final Path evidence;
    private final Path data;
    private final LabBootstrap bootstrap;
    private final Path bootstrapFile;
    private final Journal journal = new Journal();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> javaOptions = new ArrayList<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private boolean isSupervised;
    private int port = Ports.free();
    private int loads;
    private @Nullable ExchangeProcess process;

    /**
     * An exchange that was not started yet.
     *
     * @param evidence holds the output of its processes
     * @param data its data folder
     */
    Subject(ProductCommand product, Path evidence, Path data, LabBootstrap bootstrap) {
        this.product = product;
        this.evidence = evidence;
        this.data = data;
        this.bootstrap = bootstrap;
        try {
            Files.createDirectories(evidence);
            bootstrapFile = bootstrap.write(evidence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A setting of the program, by its name in the environment; for the next starts. */
    Subject with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    void without(String name) {
        environment.remove(name);
    }

    /** Options of Java, for the next starts. */
    void javaOptions(List<String> options) {
        javaOptions.clear();
        javaOptions.addAll(options);
    }

    /** Whether the next starts are those of the launcher with {@code --supervise}. */
    void supervised(boolean isWanted) {
        isSupervised = isWanted;
    }

    Path data() {
        return data;
    }

    Path output() {
        return evidence.resolve("exchange.log");
    }

    LabBootstrap bootstrap() {
        return bootstrap;
    }

    Journal journal() {
        return journal;
    }

    ProductCommand product() {
        return product;
    }

    List<Duration> recoveries() {
        return recoveries;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    ExchangeProcess process() {
        if (process == null) {
            throw new LabStopped("the exchange was not started");
        }
        return process;
    }

    /** Starts a process and does not wait for it. */
    ExchangeProcess launch() {
        List<String> words =
                isSupervised
                        ? Stream.concat(
                                        Stream.of(product.launcher()),
                                        Stream.concat(
                                                arguments().stream(), Stream.of("--supervise")))
                                .toList()
                        : product.words(javaOptions, arguments());
        process = ExchangeProcess.run(words, environment, output());
        return process;
    }

    private List<String> arguments() {
        return List.of(
                "start",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--bootstrap",
                bootstrapFile.toString());
    }

    /** How often the output has a text. */
    long said(String text) {
        try (Stream<String> lines = Files.lines(output())) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a process and waits until it serves, or ends. Whether it serves. */
    Optional<Duration> start(Findings findings) {
        ExchangeProcess started = launch();
        Optional<Duration> time = started.awaitServing(address(), START_LIMIT);
        if (time.isEmpty() && started.isAlive()) {
            findings.add(
                    Violation.Kind.ZOMBIE,
                    "the process neither served nor ended within "
                            + START_LIMIT.toSeconds()
                            + " s");
            started.kill();
        }
        return time;
    }

    /** Starts a process that must serve, and counts how long that took. */
    boolean restart(Findings findings) {
        Optional<Duration> time = start(findings);
        if (time.isEmpty() && wasPortTaken()) {
            port = Ports.free();
            time = start(findings);
        }
        time.ifPresent(recoveries::add);
        if (time.isEmpty() && !findings.any()) {
            findings.add(
                    Violation.Kind.LOST,
                    "the exchange did not start again: status "
                            + process().awaitEnd(Duration.ofSeconds(1))
                            + ", "
                            + lastWords());
        }
        return time.isPresent();
    }

    private boolean wasPortTaken() {
        return lastWords().contains("ort " + port);
    }

    /** The last line that the program printed. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output());
            return lines.isEmpty() ? "it said nothing" : lines.getLast();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of an investor. */
    CetoexClient client(long investorId) {
        return new CetoexClient(address(), LabBootstrap.credentials(investorId), CLIENT_TIMEOUT);
    }

    /** All clients begin to trade. */
    Load load(long seed) {
        return load(seed, LOAD_TIMEOUT);
    }

    /** All clients begin to trade, and wait so long for answers. */
    Load load(long seed, Duration timeout) {
        return Load.begin(
                address(), bootstrap, journal, new Load.Style("r" + loads++, seed, timeout));
    }

    /** Ends the process in order; its exit status must be 0. */
    void stop(Findings findings) {
        process().terminate();
        OptionalInt status = process().awaitEnd(STOP_LIMIT);
        if (status.isEmpty()) {
            findings.add(Violation.Kind.ZOMBIE, "it did not end within 30 s of SIGTERM");
            process().kill();
        } else if (status.getAsInt() != 0) {
            findings.add(
                    Violation.Kind.OTHER,
                    "expected status 0 after SIGTERM, was " + status.getAsInt());
        }
    }

    /** No process of it lives on. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.kill();
        }
    }
}
