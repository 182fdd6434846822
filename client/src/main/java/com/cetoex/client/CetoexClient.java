package com.cetoex.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A blocking client of the exchange for one investor.
 *
 * <p>It may be used from any number of threads; each call sends one request over a kept connection
 * and waits for its answer. An answer is durable on the exchange's side. Nothing is ever resent on
 * its own: after a {@link CetoexException} with {@link CetoexException#isOutcomeUnknown()}, resend
 * the order with the same client order id, which never places it twice.
 *
 * <pre>{@code
 * try (var client = new CetoexClient(URI.create("http://127.0.0.1:8080"), new Credentials(12345, "your_api_key"))) {
 *     Placement placed = client.place(NewOrder.limit("BTC", Side.BUY, new BigDecimal("0.1"), new BigDecimal("44000")));
 *     client.cancel(placed.order().orderId());
 * }
 * }</pre>
 */
public final class CetoexClient implements AutoCloseable {
    /** Most orders of one {@link #placeAll}: a limit of the exchange. */
    public static final int MAX_BULK_ORDERS = 20;

    /** Most ids of one {@link #cancelAll}: a limit of the exchange. */
    public static final int MAX_BULK_CANCELS = 50;

    /**
     * How long a request waits for its answer, unless told otherwise: longer than the exchange
     * itself waits.
     */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

    private static final String BASE_PATH = "/api/market-making";

    private final JsonMapper mapper =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private final URI base;
    private final Credentials credentials;
    private final Duration timeout;
    private final HttpClient http;
    private volatile Optional<RateLimit> rateLimit = Optional.empty();

    /** A client of the exchange at an address such as {@code http://127.0.0.1:8080}. */
    public CetoexClient(URI address, Credentials credentials) {
        this(address, credentials, DEFAULT_TIMEOUT);
    }

    /** A client whose requests wait so long for their answers. */
    public CetoexClient(URI address, Credentials credentials, Duration timeout) {
        this(
                address,
                credentials,
                timeout,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .build());
    }

    private CetoexClient(URI address, Credentials credentials, Duration timeout, HttpClient http) {
        this.base = address;
        this.credentials = credentials;
        this.timeout = timeout;
        this.http = http;
    }

    /**
     * A client for another investor that shares the connections of this one; closing either closes
     * both.
     */
    public CetoexClient forInvestor(Credentials other) {
        return new CetoexClient(base, other, timeout, http);
    }

    /** How the exchange does; needs no valid credentials. */
    public ExchangeStatus status() {
        return AnswerReader.status(exchange(builder("/status").GET().build()));
    }

    /** Balances and holdings. */
    public Account account() {
        return AnswerReader.account(post("/account/info", request()));
    }

    /** Every market's price and last 24 hours, sorted by symbol. */
    public List<MarketSummary> markets() {
        return AnswerReader.list(post("/market/data", request()), AnswerReader::market);
    }

    /** One market's price and last 24 hours. */
    public MarketSummary market(String symbol) {
        return AnswerReader.market(post("/market/data", request().text("symbol", symbol)));
    }

    /** The best levels of a book, 1-1000 a side. */
    public OrderBook orderBook(String symbol, int limit) {
        return AnswerReader.orderBook(
                post("/market/orderbook", request().text("symbol", symbol).number("limit", limit)));
    }

    /** The latest trades of a market, 1-1000, newest first. */
    public List<Trade> trades(String symbol, int limit) {
        JsonNode data =
                post("/market/trades", request().text("symbol", symbol).number("limit", limit));
        return AnswerReader.list(data.required("trades"), AnswerReader::trade);
    }

    /** Places one order. */
    public Placement place(NewOrder order) {
        return AnswerReader.placement(post("/orders/place", request().order(order)));
    }

    /** Cancels one open order. */
    public Cancellation cancel(long orderId) {
        return AnswerReader.cancellation(
                post("/orders/cancel", request().number("order_id", orderId)));
    }

    /** Cancels the open order with this id of yours. */
    public Cancellation cancel(String clientOrderId) {
        return AnswerReader.cancellation(
                post("/orders/cancel", request().text("client_order_id", clientOrderId)));
    }

    /** All open orders, oldest first. */
    public List<Order> openOrders() {
        return openOrders(request());
    }

    /** The open orders of one market, oldest first. */
    public List<Order> openOrders(String symbol) {
        return openOrders(request().text("symbol", symbol));
    }

    private List<Order> openOrders(RequestWriter request) {
        return AnswerReader.list(
                post("/orders/open", request).required("orders"), AnswerReader::order);
    }

    /** A page of all orders, open ones included, newest first. */
    public HistoryPage history(HistoryFilter filter) {
        RequestWriter request =
                request()
                        .text("symbol", filter.symbol())
                        .text("client_order_id", filter.clientOrderId())
                        .number("limit", filter.limit())
                        .text("cursor", filter.cursor());
        return AnswerReader.historyPage(post("/orders/history", request));
    }

    /**
     * Places 1-20 orders in their order, with nothing of others between; a faulty one fails alone.
     */
    public BulkPlacement placeAll(List<NewOrder> orders) {
        return AnswerReader.bulkPlacement(post("/orders/bulk/place", request().orders(orders)));
    }

    /**
     * Cancels 1-50 orders in their order, with nothing of others between; an unknown one fails
     * alone.
     */
    public BulkCancellation cancelAll(List<Long> orderIds) {
        return AnswerReader.bulkCancellation(
                post("/orders/bulk/cancel", request().orderIds(orderIds)));
    }

    /**
     * The budget that the latest answer told; none when the investor has no limit. Standard and
     * bulk requests have budgets of their own.
     */
    public Optional<RateLimit> rateLimit() {
        return rateLimit;
    }

    /** Ends the kept connections. */
    @Override
    public void close() {
        http.shutdownNow();
    }

    private RequestWriter request() {
        return new RequestWriter(mapper, credentials);
    }

    private JsonNode post(String path, RequestWriter request) {
        return exchange(
                builder(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(request.bytes()))
                        .build());
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(base.resolve(BASE_PATH + path)).timeout(timeout);
    }

    private JsonNode exchange(HttpRequest request) {
        HttpResponse<byte[]> answer = send(request);
        rateLimit = rateLimitOf(answer.headers());
        JsonNode body = parse(request, answer);
        if (answer.statusCode() == 200 && body.path("success").booleanValue(false)) {
            return body.required("data");
        }
        throw refusal(answer, body);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new NoAnswerException(
                    "Could not connect to " + base + ": " + e.getMessage(), e, false);
        } catch (IOException e) {
            throw new NoAnswerException("No answer from " + request.uri() + ": " + e, e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("Interrupted while waiting for " + request.uri(), e, true);
        }
    }

    private JsonNode parse(HttpRequest request, HttpResponse<byte[]> answer) {
        try {
            return mapper.readTree(answer.body());
        } catch (JacksonException e) {
            String what = request.uri() + " answered HTTP " + answer.statusCode() + " without JSON";
            throw new NoAnswerException(what, e, true);
        }
    }

    private static ApiException refusal(HttpResponse<byte[]> answer, JsonNode body) {
        Optional<Duration> retryAfter =
                number(answer.headers(), "Retry-After").stream()
                        .mapToObj(Duration::ofSeconds)
                        .findFirst();
        Map<String, String> details = AnswerReader.details(body.path("details"));
        return new ApiException(
                body.path("error").stringValue("OTHER"),
                body.path("message").stringValue(""),
                details,
                answer.statusCode(),
                retryAfter);
    }

    private static Optional<RateLimit> rateLimitOf(HttpHeaders headers) {
        OptionalLong limit = number(headers, "X-RateLimit-Limit");
        OptionalLong remaining = number(headers, "X-RateLimit-Remaining");
        OptionalLong reset = number(headers, "X-RateLimit-Reset");
        if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new RateLimit(
                        (int) limit.getAsLong(),
                        (int) remaining.getAsLong(),
                        Instant.ofEpochSecond(reset.getAsLong())));
    }

    private static OptionalLong number(HttpHeaders headers, String name) {
        return headers.firstValueAsLong(name);
    }
}
