package com.cetoex.server.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.gateway.http.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any bytes on a connection to the real door of an exchange in memory: what comes back is a row of
 * HTTP answers in the contract's form, never one that calls itself a fault of ours, and the
 * connection ends.
 */
final class HttpFuzzTest {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MINUTE_MILLIS = 60_000;
    private static final Pattern HEAD =
            Pattern.compile(
                    "HTTP/1\\.[01] ([1-5]\\d\\d) [A-Za-z -]+\r\n((?:[!-9;-~]+: [^\r\n]*\r\n)*)\r\n");
    private static final Pattern LENGTH =
            Pattern.compile("content-length: (\\d+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON =
            Pattern.compile("content-type: application/json\r\n", Pattern.CASE_INSENSITIVE);

    /** Behind it a client may not go on; one that does may find the connection reset. */
    private static final Pattern LAST_REQUEST =
            Pattern.compile("HTTP/1\\.0|close", Pattern.CASE_INSENSITIVE);

    private static final Set<String> KEYS_OF_ERRORS = Set.of("error", "message", "details");
    private static final JsonMapper MAPPER = new JsonMapper();

    /** One for all inputs, as a door has many visitors. */
    private static final class Door {
        private static final Path FOLDER = folder();
        private static final InMemoryExchange EXCHANGE = open();

        private static Path folder() {
            try {
                return Files.createTempDirectory("door");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static InMemoryExchange open() {
            InMemoryExchange exchange = new InMemoryExchange(FOLDER).withMarkets();
            exchange.register(12345);
            exchange.deposit(12345, "USDT", "1000000");
            exchange.deposit(12345, "BTC", "100");
            return exchange;
        }
    }

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/http"))) {
            return inputs.toList();
        }
    }

    @AfterAll
    static void close() throws IOException {
        Door.EXCHANGE.close();
        try (Stream<Path> paths = Files.walk(Door.FOLDER)) {
            for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptBytesAreAnsweredInTheContractsForm(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Door.EXCHANGE.clock().advance(MINUTE_MILLIS);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Door.EXCHANGE.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(input);
            socket.shutdownOutput();
            check(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (SocketException e) {
            if (!LAST_REQUEST.matcher(new String(input, ISO_8859_1)).find()) {
                throw e;
            }
        }
    }

    private static void check(String answers) {
        Matcher head = HEAD.matcher(answers);
        int at = 0;
        while (at < answers.length()) {
            if (!head.find(at) || head.start() != at) {
                throw new AssertionError("no HTTP answer at " + at + " of:\n" + answers);
            }
            int status = Integer.parseInt(head.group(1));
            at = head.end() + (status < 200 ? 0 : bodyLength(head.group(2), answers, head.end()));
            checkAnswer(status, head.group(2), answers.substring(head.end(), at));
        }
    }

    /** The answer to HEAD tells the length of a body that it does not bring. */
    private static int bodyLength(String headers, String answers, int begin) {
        Matcher length = LENGTH.matcher(headers);
        if (!length.find()) {
            throw new AssertionError("no length in:\n" + headers);
        }
        boolean isOfHead = begin == answers.length() || answers.startsWith("HTTP/1.", begin);
        int told = isOfHead ? 0 : Integer.parseInt(length.group(1));
        if (begin + told > answers.length()) {
            throw new AssertionError("expected a body of " + told + " in:\n" + answers);
        }
        return told;
    }

    private static void checkAnswer(int status, String headers, String body) {
        boolean isJson = JSON.matcher(headers).find();
        if (status >= 500 || (status >= 400 && !isJson)) {
            throw new AssertionError("no answer of the contract:\n" + headers + "\n" + body);
        }
        if (!body.isEmpty() && isJson) {
            JsonNode json = MAPPER.readTree(body.getBytes(ISO_8859_1));
            if (status == 200) {
                assertThat(json.isObject()).isTrue();
            } else {
                assertThat(KEYS_OF_ERRORS).containsAll(json.propertyNames());
                assertThat(ErrorCode.valueOf(json.path("error").stringValue()).status())
                        .isEqualTo(status);
                assertThat(json.path("message").stringValue()).isNotEmpty();
            }
        }
    }
}
