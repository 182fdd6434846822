package com.cetoex.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.gateway.http.RawConnection.Answer;
import com.cetoex.gateway.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a request and what is none, told with bytes on a socket against the real server. */
final class FramingTest {
    private static final HttpLimits LIMITS =
            new HttpLimits(
                    64,
                    64,
                    Duration.ofMillis(400),
                    Duration.ofMillis(1_500),
                    Duration.ofSeconds(5));

    private static HttpFront front;
    private static int port;

    @BeforeAll
    static void open() {
        Map<String, Route> routes =
                Map.of(
                        "/echo", new Route(Route.Kind.JSON_POST, FramingTest::echo),
                        "/status", new Route(Route.Kind.READ, FramingTest::echo),
                        "/fault",
                                new Route(
                                        Route.Kind.READ,
                                        call -> {
                                            throw new IllegalStateException("a fault of ours");
                                        }));
        front = new HttpFront(routes::get, LIMITS, 1);
        port = front.listen("127.0.0.1", 0, 1);
    }

    @AfterAll
    static void close() {
        front.close();
    }

    private static void echo(HttpCall call) {
        JsonWriter json = new JsonWriter();
        json.beginObject()
                .text("body", new String(call.body(), 0, call.bodyLength(), ISO_8859_1))
                .endObject();
        call.answer(200, json);
    }

    private static String post(String headers, String body) {
        return "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + headers
                + "\r\n"
                + body;
    }

    private static String post(String body) {
        return post("Content-Length: " + body.length() + "\r\n", body);
    }

    private static String chunked(String chunks) {
        return post("Transfer-Encoding: chunked\r\n", chunks);
    }

    private static Answer ask(String bytes) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            return connection.send(bytes).receive();
        }
    }

    @Test
    void bodyOfAFixedLengthArrives() throws IOException {
        Answer answer = ask(post("{\"a\":1}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"body\":\"{\\\"a\\\":1}\"}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Date")).endsWith("GMT");
    }

    @Test
    void bodyInChunksArrivesWithExtensionsAndTrailersReadOver() throws IOException {
        Answer answer =
                ask(
                        chunked(
                                "3\r\nabc\r\n0A;name=value\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"body\":\"abc0123456789\"}");
    }

    @Test
    void requestArrivesHoweverItIsCut() throws IOException {
        String request = chunked("3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n") + post("{}");
        for (int cut = 1; cut < request.length(); cut++) {
            try (RawConnection connection = new RawConnection(port)) {
                connection.send(request.substring(0, cut));
                connection.send(request.substring(cut));
                assertThat(connection.receive().body()).isEqualTo("{\"body\":\"abcdefg\"}");
                assertThat(connection.receive().body()).isEqualTo("{\"body\":\"{}\"}");
            }
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            requests.append(post(Integer.toString(i)));
        }
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(connection.receive().body()).isEqualTo("{\"body\":\"" + i + "\"}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Lengths that conflict, repeat or are none.
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2, 2\r\n\r\n{}",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: +2\r\n\r\n{}",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -2\r\n\r\n{}",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0x2\r\n\r\n{}",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n{}",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                // Codings beside chunked, or beside a length.
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                // Line ends.
                "POST /echo HTTP/1.1\nHost: x\nContent-Length: 0\n\n",
                "POST /echo HTTP/1.1\r\nHost: x\nContent-Length: 0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\n",
                "POST /echo HTTP/1.1\r\nHost: x\rX: y\r\nContent-Length: 0\r\n\r\n",
                "\nGET /status HTTP/1.1\r\nHost: x\r\n\r\n",
                "\r\n\r\nGET /status HTTP/1.1\r\nHost: x\r\n\r\n",
                "\rGET /status HTTP/1.1\r\nHost: x\r\n\r\n",
                // Header lines.
                "GET /status HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nX: a\r\n\tb\r\n\r\n",
                "GET /status HTTP/1.1\r\n Host: x\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost\t: x\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nNoColon\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nA: b\u0000c\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nA: b\u000bc\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nA: b\u007fc\r\n\r\n",
                // Hosts.
                "GET /status HTTP/1.1\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                // Request lines.
                "GET  /status HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET\t/status HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /status  HTTP/1.1\r\nHost: x\r\n\r\n",
                " GET /status HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /status HTTP/1.1 \r\nHost: x\r\n\r\n",
                "GET /status\r\nHost: x\r\n\r\n",
                "GET\r\nHost: x\r\n\r\n",
                "GET /status HTTP/1.2\r\nHost: x\r\n\r\n",
                "GET /status HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET /status HTTP/0.9\r\nHost: x\r\n\r\n",
                "GET /status http/1.1\r\nHost: x\r\n\r\n",
                "GET /status HTTP/1.1x\r\nHost: x\r\n\r\n",
                "G@T /status HTTP/1.1\r\nHost: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                // Bodies that only some parsers see.
                "GET /status HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n\r\n12345678",
                "not http at all\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
            })
    void whatTwoParsersCouldReadInTwoWaysIsAFault(String bytes) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Answer answer = connection.send(bytes).receive();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"error\":\"INVALID_PARAMS\",\"message\":");
            assertThat(connection.endOutput().isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nabc\r\n0\r\n\r\n",
                "\r\nabc\r\n0\r\n\r\n",
                " 3\r\nabc\r\n0\r\n\r\n",
                "3 \r\nabc\r\n0\r\n\r\n",
                "+3\r\nabc\r\n0\r\n\r\n",
                "-3\r\nabc\r\n0\r\n\r\n",
                "0x3\r\nabc\r\n0\r\n\r\n",
                "3\nabc\r\n0\r\n\r\n",
                "3\r\nabcd\r\n0\r\n\r\n",
                "3\r\nabc\n0\r\n\r\n",
                "3\r\nabc0\r\n\r\n",
                "FFFFFFFFF\r\nabc\r\n0\r\n\r\n",
                "100000000000000003\r\nabc\r\n0\r\n\r\n",
                "3\r\nabc\r\n0\r\nBad Name: 1\r\n\r\n",
                "3;a\u0000b\r\nabc\r\n0\r\n\r\n",
                "3\r\nabc\r\n0\n\r\n",
            })
    void chunksThatAreNoneAreAFault(String chunks) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Answer answer = connection.send(chunked(chunks)).receive();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"error\":\"INVALID_PARAMS\"");
            assertThat(connection.endOutput().isClosed()).isTrue();
        }
    }

    @Test
    void faultIsAnsweredBehindTheRequestsInFrontOfIt() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(post("{}") + post("1") + "GARBAGE\n\n" + post("2"));

            assertThat(connection.receive().body()).isEqualTo("{\"body\":\"{}\"}");
            assertThat(connection.receive().body()).isEqualTo("{\"body\":\"1\"}");
            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.endOutput().isClosed()).isTrue();
        }
    }

    @Test
    void bodyOf64KiBIsTakenAndOneByteMoreIsNot() throws IOException {
        String most = "1".repeat(64 * 1024);

        assertThat(ask(post(most)).status()).isEqualTo(200);
        assertThat(ask(chunked("10000\r\n" + most + "\r\n0\r\n\r\n")).status()).isEqualTo(200);
        assertTooLarge(post(most + "1"));
        assertTooLarge(chunked("10000\r\n" + most + "\r\n1\r\n1\r\n0\r\n\r\n"));
        assertTooLarge(
                chunked(
                        "8001\r\n"
                                + most.substring(0, 0x8001)
                                + "\r\n8000\r\n"
                                + most.substring(0, 0x8000)
                                + "\r\n0\r\n\r\n"));
        assertTooLarge(post("Content-Length: 999999999999\r\n", ""));
    }

    private static void assertTooLarge(String bytes) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Answer answer = connection.send(bytes).receive();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).startsWith("{\"error\":\"PAYLOAD_TOO_LARGE\"");
            assertThat(connection.endOutput().isClosed()).isTrue();
        }
    }

    @Test
    void pathAndMethodAndTypeAreJudgedBeforeTheSize() throws IOException {
        String huge = "Content-Length: 100000\r\n\r\n";

        assertThat(ask("POST /nothing HTTP/1.1\r\nHost: x\r\n" + huge).status()).isEqualTo(404);
        assertThat(ask("PUT /echo HTTP/1.1\r\nHost: x\r\n" + huge).status()).isEqualTo(405);
        assertThat(ask("POST /echo HTTP/1.1\r\nHost: x\r\n" + huge).status()).isEqualTo(415);
    }

    @Test
    void targetOf8KiBIsTakenAndOneByteMoreIsNot() throws IOException {
        String query = "/status?" + "q".repeat(8 * 1024 - 8);

        assertThat(ask("GET " + query + " HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
        for (String more : new String[] {"q", "q".repeat(100), "q".repeat(50_000)}) {
            Answer answer = ask("GET " + query + more + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(answer.status()).isEqualTo(414);
            assertThat(answer.body()).startsWith("{\"error\":\"URI_TOO_LONG\"");
        }
        assertThat(ask("GET " + query + "q".repeat(50_000)).status()).isEqualTo(414);
    }

    @Test
    void hundredHeadersAreTakenAndOneMoreIsNot() throws IOException {
        String most = "A: b\r\n".repeat(99);

        assertThat(ask("GET /status HTTP/1.1\r\nHost: x\r\n" + most + "\r\n").status())
                .isEqualTo(200);
        Answer answer = ask("GET /status HTTP/1.1\r\nHost: x\r\n" + most + "A: b\r\n\r\n");
        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.body()).startsWith("{\"error\":\"HEADERS_TOO_LARGE\"");
    }

    @Test
    void sixteenKiBOfHeadersAreTakenAndOneByteMoreIsNot() throws IOException {
        String most = "A: " + "b".repeat(16 * 1024 - "Host: x".length() - 3);

        assertThat(ask("GET /status HTTP/1.1\r\nHost: x\r\n" + most + "\r\n\r\n").status())
                .isEqualTo(200);
        for (String more : new String[] {"b", "b".repeat(100), "b".repeat(100_000)}) {
            String request = "GET /status HTTP/1.1\r\nHost: x\r\n" + most + more + "\r\n\r\n";
            assertThat(ask(request).status()).isEqualTo(431);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /status HTTP/1.1\r\nHos",
                "GET /stat",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            })
    void requestThatDoesNotArriveInTimeIsToldSo(String beginning) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Answer answer = connection.send(beginning).receive();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).startsWith("{\"error\":\"REQUEST_TIMEOUT\"");
            assertThat(connection.endOutput().isClosed()).isTrue();
        }
    }

    @Test
    void requestThatTricklesInIsToldSoToo() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            long begin = System.nanoTime();
            connection.send(post("{}"));
            assertThat(connection.receive().status()).isEqualTo(200);
            try (ScheduledExecutorService trickle = Executors.newScheduledThreadPool(1)) {
                Future<?> sending =
                        trickle.scheduleAtFixedRate(
                                () -> sendQuietly(connection, "G"), 0, 50, TimeUnit.MILLISECONDS);
                assertThat(connection.receive().status()).isEqualTo(408);
                sending.cancel(false);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(400), Duration.ofMillis(1_400));
        }
    }

    private static void sendQuietly(RawConnection connection, String bytes) {
        try {
            connection.send(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void connectionWithoutARequestIsClosedInTheEnd() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void oneEmptyLineBetweenRequestsIsReadOver() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(post("1") + "\r\n" + post("2") + "\r\n");
            assertThat(connection.receive().status()).isEqualTo(200);
            assertThat(connection.receive().status()).isEqualTo(200);
            connection.send(post("3"));
            assertThat(connection.receive().body()).isEqualTo("{\"body\":\"3\"}");
        }
    }

    @Test
    void expectationIsMetBehindTheAnswersInFrontOfIt() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(post("1") + post("Expect: 100-continue\r\nContent-Length: 2\r\n", ""));
            assertThat(connection.receive().body()).isEqualTo("{\"body\":\"1\"}");
            assertThat(connection.receiveHead().status()).isEqualTo(100);
            connection.send("{}");
            assertThat(connection.receive().body()).isEqualTo("{\"body\":\"{}\"}");
        }
    }

    @Test
    void expectationOfATooLargeBodyIsRefusedAtOnce() throws IOException {
        Answer answer = ask(post("Expect: 100-continue\r\nContent-Length: 70000\r\n", ""));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void headOfStatusHasNoBodyAndTheLengthOfOne() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send("HEAD /status HTTP/1.1\r\nHost: x\r\n\r\n");
            Answer head = connection.receiveHead();
            connection.send("GET /status HTTP/1.1\r\nHost: x\r\n\r\n");
            Answer get = connection.receive();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        }
    }

    @Test
    void http10IsClosedUnlessItAsksToBeKept() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send("GET /status HTTP/1.0\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(200);
            assertThat(connection.isClosed()).isTrue();
        }
        try (RawConnection connection = new RawConnection(port)) {
            connection.send("GET /status HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(200);
            connection.send("GET /status HTTP/1.0\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(200);
        }
    }

    @Test
    void connectionIsClosedWhenTheClientWantsIt() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send("GET /status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(connection.receive().header("Connection")).isEqualTo("close");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /status HTTP/1.0\r\n\r\n",
                "GET /status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void whatIsSentBehindTheLastRequestTakesNoAnswerAway(String last) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(last + "x".repeat(1_000_000));
            assertThat(connection.receive().status()).isEqualTo(200);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status/", "/Status", "/%73tatus", "//status", "/./status", "/status%2F",
                "/status;a", "/status#x", "http://x/status", "*", "status", "/../status"
            })
    void onlyTheExactSpellingOfAPathIsKnown(String path) throws IOException {
        Answer answer = ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"error\":\"ENDPOINT_NOT_FOUND\"");
    }

    @Test
    void queryIsIgnored() throws IOException {
        assertThat(ask("GET /status?a=b&c HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH", "post", "FOO"})
    void otherMethodsAreToldWhatIsAllowed(String method) throws IOException {
        Answer answer = ask(method + " /echo HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.body()).startsWith("{\"error\":\"METHOD_NOT_ALLOWED\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\""
            })
    void jsonInUtf8IsTaken(String type) throws IOException {
        String head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Type: ";
        assertThat(ask(head + type + "\r\n\r\n{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type:\r\n",
                "Content-Type: text/plain\r\n",
                "Content-Type: application/json; charset=latin1\r\n",
                "Content-Type: application/json; charset=utf-16\r\n",
                "Content-Type: application/json; boundary=x\r\n",
                "Content-Type: application/jsonx\r\n",
                "Content-Type: application/json, text/plain\r\n",
                "Content-Type: application/json\r\nContent-Type: application/json\r\n",
                "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
                "Content-Type: application/json\r\nContent-Encoding: identity\r\n",
            })
    void everythingElseIsUnsupported(String headers) throws IOException {
        Answer answer =
                ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n" + headers + "\r\n{}");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).startsWith("{\"error\":\"UNSUPPORTED_MEDIA_TYPE\"");
    }

    @Test
    void properRequestIdIsEchoed() throws IOException {
        String id = "Az09_.:-" + "x".repeat(56);
        Answer answer = ask(post("X-Request-Id: " + id + "\r\nContent-Length: 2\r\n", "{}"));

        assertThat(answer.header("X-Request-Id")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a,b",
                "<script>",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void improperRequestIdIsReplaced(String id) throws IOException {
        Answer answer = ask(post("X-Request-Id: " + id + "\r\nContent-Length: 2\r\n", "{}"));

        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{1,16}");
    }

    @Test
    void faultOfOursIsToldWithoutItsTrace() throws IOException {
        Answer answer = ask("GET /fault HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":\"INTERNAL_ERROR\",\"message\":\"Something went wrong on our"
                                + " side.\"}");
    }

    @Test
    void connectionsBeyondTheLimitAreRefused() throws IOException {
        RawConnection[] connections = new RawConnection[LIMITS.maxConnections()];
        try {
            for (int i = 0; i < connections.length; i++) {
                connections[i] = new RawConnection(port);
                connections[i].send("GET /status HTTP/1.1\r\nHost: x\r\n\r\n");
                connections[i].receive();
            }
            try (RawConnection oneMore = new RawConnection(port)) {
                assertThat(oneMore.receive().status()).isEqualTo(503);
                assertThat(oneMore.isClosed()).isTrue();
            }
        } finally {
            for (RawConnection connection : connections) {
                if (connection != null) {
                    connection.close();
                }
            }
        }
    }
}
