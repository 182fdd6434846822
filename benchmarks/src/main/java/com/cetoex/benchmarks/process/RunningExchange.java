package com.cetoex.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real exchange in a process of its own, and what it says of itself. */
public final class RunningExchange implements AutoCloseable {
    private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration STATUS_LIMIT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServerProcess process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest status;
    private final Duration startTime;

    private RunningExchange(ServerProcess process) throws IOException, InterruptedException {
        this.process = process;
        URI address =
                URI.create("http://127.0.0.1:" + process.port() + "/api/market-making/status");
        status = HttpRequest.newBuilder(address).timeout(STATUS_LIMIT).build();
        startTime = process.awaitUntil(() -> readStatus().isPresent());
    }

    /** How a start goes. */
    public record Start(ProductCommand product, List<String> javaOptions, Path folder) {}

    /** Starts it and waits until it answers 200 to {@code /status}. */
    public static RunningExchange start(Start start, Path bootstrap)
            throws IOException, InterruptedException {
        return new RunningExchange(
                ServerProcess.launch(
                        start.folder().resolveSibling("exchange.log"),
                        port -> words(start, bootstrap, port)));
    }

    private static List<String> words(Start start, Path bootstrap, int port) {
        List<String> arguments = new ArrayList<>(List.of("start", "--data"));
        arguments.add(start.folder().toString());
        arguments.addAll(List.of("--port", Integer.toString(port)));
        arguments.addAll(List.of("--bootstrap", bootstrap.toString()));
        return start.product().words(start.javaOptions(), arguments);
    }

    /** Its process. */
    public ServerProcess process() {
        return process;
    }

    /** The time from its launch to its first answer of 200 to {@code /status}. */
    public Duration startTime() {
        return startTime;
    }

    /**
     * How far the history was behind, and how long it took to come up.
     *
     * @param lagEvents events told and not yet committed in SQL
     */
    public record CatchUp(long lagEvents, Duration time) {}

    /** Waits until the history has all that was told up to now. */
    public CatchUp awaitHistory() {
        long began = System.nanoTime();
        JsonNode first = readStatus().orElseThrow();
        long wanted = first.required("last_sequence").longValue();
        long reached = first.required("history").path("sequence").longValue(0);
        long lag = Math.max(0, wanted - reached);
        while (reached < wanted) {
            if (System.nanoTime() - began > CATCH_UP_LIMIT.toNanos()) {
                throw new IllegalStateException(
                        "the history is at event %,d of %,d after %s"
                                .formatted(reached, wanted, CATCH_UP_LIMIT));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            reached = readStatus().orElseThrow().required("history").path("sequence").longValue(0);
        }
        return new CatchUp(lag, Duration.ofNanos(lag == 0 ? 0 : System.nanoTime() - began));
    }

    private Optional<JsonNode> readStatus() {
        try {
            HttpResponse<String> answer = http.send(status, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK
                    ? Optional.of(JSON.readTree(answer.body()).required("data"))
                    : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
