package com.cetoex.benchmarks.rest;

import com.cetoex.benchmarks.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Takes the figures of placing and cancelling over HTTP, every answer durable, and beside it those
 * of a bare handler of the same HTTP library that is sent the same bytes.
 *
 * <p>Both servers run as processes of their own with the same flags; the load comes from one thread
 * of this one. Rounds alternate, so that the machine's moods meet both.
 */
public final class RestBenchmark {
    private static final int CONNECTIONS = 64;
    private static final String API_KEY = "benchmark-key-of-one-investor";
    private static final String WORKLOAD = "rest";
    private static final int SIGNIFICANT_DIGITS = 3;

    private final int warmUps;
    private final int rounds;
    private final Duration duration;

    /** Plans rounds of a duration. */
    public RestBenchmark(int warmUps, int rounds, Duration duration) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.duration = duration;
    }

    /** Starts both servers, loads them in turn, and ends them. */
    public List<Figure> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cetoex-bench");
        try (ServerProcess exchange = startExchange(folder);
                ServerProcess bare = startBare(folder);
                LoadGenerator onExchange =
                        load(exchange.port(), id -> new PlaceAndCancel(id, API_KEY));
                LoadGenerator onBare = load(bare.port(), id -> new SameBytes(id, API_KEY))) {
            return alternate(
                    new Side("CetoEX, place and cancel", exchange, onExchange),
                    new Side("bare handler, same bytes", bare, onBare));
        } finally {
            delete(folder);
        }
    }

    private List<Figure> alternate(Side... sides) throws IOException {
        for (int round = 0; round < warmUps; round++) {
            for (Side side : sides) {
                side.run(duration);
            }
        }
        for (Side side : sides) {
            side.reset();
        }
        for (int round = 0; round < rounds; round++) {
            for (Side side : sides) {
                side.run(duration);
            }
        }
        return Stream.of(sides).map(Side::figure).toList();
    }

    /** One server, its load, and what was counted of it. */
    private static final class Side {
        private static final double NANOS_PER_MICRO = 1e3;

        private final String name;
        private final ServerProcess server;
        private final LoadGenerator generator;
        private final Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
        private final List<Double> perSecond = new ArrayList<>();
        private long answers;
        private long cpuNanos;

        Side(String name, ServerProcess server, LoadGenerator generator) {
            this.name = name;
            this.server = server;
            this.generator = generator;
        }

        void run(Duration duration) throws IOException {
            Duration cpuBefore = server.cpuTime();
            LoadGenerator.Load load = generator.run(duration, nanos);
            cpuNanos += server.cpuTime().minus(cpuBefore).toNanos();
            answers += load.answers();
            perSecond.add(load.perSecond());
        }

        void reset() {
            nanos.reset();
            perSecond.clear();
            answers = 0;
            cpuNanos = 0;
        }

        Figure figure() {
            double cpuMicros = cpuNanos / NANOS_PER_MICRO / answers;
            return Figure.of(WORKLOAD, name, perSecond, nanos, cpuMicros);
        }
    }

    private static ServerProcess startExchange(Path folder)
            throws IOException, InterruptedException {
        Path bootstrap = Files.writeString(folder.resolve("bootstrap.json"), bootstrap());
        return ServerProcess.start(
                folder.resolve("exchange.log"),
                "com.cetoex.server.Main",
                port ->
                        List.of(
                                "start",
                                "--data",
                                folder.resolve("data").toString(),
                                "--port",
                                Integer.toString(port),
                                "--bootstrap",
                                bootstrap.toString()));
    }

    private static ServerProcess startBare(Path folder) throws IOException, InterruptedException {
        return ServerProcess.start(
                folder.resolve("bare.log"),
                BareServer.class.getName(),
                port -> List.of(Integer.toString(port)));
    }

    private static String bootstrap() {
        String investors =
                IntStream.rangeClosed(1, CONNECTIONS)
                        .mapToObj(RestBenchmark::investor)
                        .collect(Collectors.joining(","));
        return """
        {"markets":[{"symbol":"BTC","base":"BTC","quote":"USDT","tick_size":"0.01",\
        "lot_size":"0.000001","min_notional":"5"}],"investors":[%s]}"""
                .formatted(investors);
    }

    /** Without limits: what is measured is the exchange, not its brakes. */
    private static String investor(int id) {
        return """
        {"investor_id":%d,"api_key":"%s","balances":{"USDT":"1000000"},\
        "limits":{"standard_per_minute":null,"bulk_per_minute":null}}"""
                .formatted(id, API_KEY);
    }

    private static LoadGenerator load(int port, IntFunction<Conversation> conversation)
            throws IOException {
        return new LoadGenerator(
                port, IntStream.rangeClosed(1, CONNECTIONS).mapToObj(conversation).toList());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
