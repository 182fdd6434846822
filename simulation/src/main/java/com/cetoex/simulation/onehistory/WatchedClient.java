package com.cetoex.simulation.onehistory;

import com.cetoex.reference.Command;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One investor at work over HTTP, one request at a time: orders that meet those of others, bulks,
 * resends, cancels and reads; and a record of when each was called, when it returned, and what was
 * told. Half of the requests that got no answer are sent again until they get one. One thread.
 */
final class WatchedClient {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final int OK = 200;
    private static final int SERVICE_UNAVAILABLE = 503;

    /** Longer than any answer takes that comes. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final Duration AFTER_A_FAULT = Duration.ofMillis(10);

    private final HttpClient http;
    private final Supplier<URI> address;
    private final long investorId;
    private final SplittableRandom random;
    private final RandomRequests requests;
    private final List<Asked> asked = new ArrayList<>();
    private final List<BookRead> bookReads = new ArrayList<>();
    private final List<Read> reads = new ArrayList<>();
    private final AtomicLong answered = new AtomicLong();

    /**
     * A client that has not asked anything yet.
     *
     * @param address of the exchange, which may move when it is started again
     */
    WatchedClient(HttpClient http, Supplier<URI> address, long investorId, long seed) {
        this.http = http;
        this.address = address;
        this.investorId = investorId;
        random = new SplittableRandom(seed);
        requests = new RandomRequests(investorId, random);
    }

    /**
     * An answer: its status and its JSON.
     *
     * @param status of HTTP, or one of the two below
     */
    private record Answer(int status, JsonNode json) {
        static final Answer NOBODY_LISTENS = new Answer(0, MissingNode.getInstance());
        static final Answer BROKEN_OFF = new Answer(-1, MissingNode.getInstance());

        JsonNode data() {
            return json.required("data");
        }
    }

    /** All that was asked and told so far; for after the work. */
    Notes notes() {
        return new Notes(List.copyOf(asked), List.copyOf(bookReads), List.copyOf(reads));
    }

    /** How many commands were answered so far. Any thread. */
    long answered() {
        return answered.get();
    }

    /** Sends so many requests at most, for as long as they are wanted. */
    void work(int most, BooleanSupplier isWanted) {
        for (int i = 0; i < most && isWanted.getAsBoolean(); i++) {
            act(isWanted);
        }
    }

    /** Reads everything once. */
    void lookAround() {
        readBook();
        read("/account/info", "", new Question.Account());
        read("/orders/open", "", new Question.OpenOrders());
        read("/orders/history", "", new Question.History(""));
        read("/market/trades", WatchedMarket.symbol(), new Question.Trades());
    }

    private void act(BooleanSupplier isWanted) {
        int dice = random.nextInt(100);
        if (dice < 22) {
            look(dice);
        } else {
            Request request = requests.draw();
            boolean isSettled = ask(request);
            boolean isResent = request.isRepeatable() && random.nextBoolean();
            while (!isSettled && isResent && isWanted.getAsBoolean()) {
                isSettled = ask(request);
            }
        }
    }

    private void look(int dice) {
        if (dice < 8) {
            readBook();
        } else if (dice < 12) {
            read("/account/info", "", new Question.Account());
        } else if (dice < 15) {
            read("/orders/open", "", new Question.OpenOrders());
        } else if (dice < 17) {
            read("/orders/history", "", new Question.History(""));
        } else if (dice < 20 && requests.hasNamed()) {
            String id = requests.recentName();
            read(
                    "/orders/history",
                    WatchedMarket.member("client_order_id", id),
                    new Question.History(id));
        } else {
            read("/market/trades", WatchedMarket.symbol(), new Question.Trades());
        }
    }

    /** Tells whether its outcome is known; what nobody was there to hear was never asked. */
    private boolean ask(Request request) {
        long callNanos = System.nanoTime();
        Answer answer = post(request.path(), request.members());
        if (answer.equals(Answer.NOBODY_LISTENS)) {
            return false;
        }
        String told = told(answer, request.command());
        Asked one = new Asked(investorId, request.command(), callNanos, System.nanoTime(), told);
        asked.add(one);
        if (one.isAnswered()) {
            answered.incrementAndGet();
        }
        return one.isAnswered();
    }

    private String told(Answer answer, Command command) {
        if (answer.status == OK) {
            requests.note(answer.data());
            return Told.ofAnswer(command, answer.data());
        }
        String error = answer.json.path("error").asString("");
        if (answer.equals(Answer.BROKEN_OFF) || error.equals("OUTCOME_UNKNOWN")) {
            return Asked.UNKNOWN;
        }
        return answer.status == SERVICE_UNAVAILABLE ? Asked.NOT_SENT : Told.refused(error);
    }

    // Reads.

    private void readBook() {
        long callNanos = System.nanoTime();
        Answer answer = post("/market/orderbook", WatchedMarket.symbol() + ",\"limit\":1000");
        if (isShown(answer)) {
            bookReads.add(
                    new BookRead(
                            callNanos,
                            System.nanoTime(),
                            answer.data().required("sequence").asLong(),
                            Told.levels(answer.data())));
        }
    }

    private void read(String path, String members, Question question) {
        long callNanos = System.nanoTime();
        Answer answer = post(path, members);
        if (isShown(answer)) {
            reads.add(
                    new Read(
                            investorId,
                            question,
                            callNanos,
                            System.nanoTime(),
                            Shown.ofAnswer(question, answer.data())));
        }
    }

    /** A read may be refused for the moment, or get no answer; it must not be refused otherwise. */
    private static boolean isShown(Answer answer) {
        if (answer.status != OK && answer.status != SERVICE_UNAVAILABLE && answer.status > 0) {
            throw new IllegalStateException("expected to be shown something, was " + answer);
        }
        return answer.status == OK;
    }

    private Answer post(String path, String members) {
        String credentials =
                "\"investor_id\":%d,\"api_key\":\"%s\""
                        .formatted(investorId, WatchedMarket.keyOf(investorId));
        String body = "{" + credentials + (members.isEmpty() ? "" : "," + members) + "}";
        HttpRequest request =
                HttpRequest.newBuilder(address.get().resolve("/api/market-making" + path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(ANSWER_LIMIT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), JSON.readTree(response.body()));
            return answer.status == SERVICE_UNAVAILABLE ? rest(answer) : answer;
        } catch (ConnectException e) {
            return rest(Answer.NOBODY_LISTENS);
        } catch (IOException e) {
            return rest(Answer.BROKEN_OFF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Answer rest(Answer answer) {
        LockSupport.parkNanos(AFTER_A_FAULT.toNanos());
        return answer;
    }
}
