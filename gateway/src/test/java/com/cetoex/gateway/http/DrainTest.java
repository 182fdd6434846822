package com.cetoex.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cetoex.gateway.http.RawConnection.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the server ends, and what it does when it has too much to do. */
final class DrainTest {
    private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String FAST = "GET /fast HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final BlockingQueue<HttpCall> calls = new LinkedBlockingQueue<>();
    private HttpFront front;
    private int port;

    @BeforeEach
    void open() {
        HttpLimits limits =
                new HttpLimits(
                        16,
                        2,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2));
        Map<String, Route> routes =
                Map.of(
                        "/slow", new Route(Route.Kind.READ, calls::add),
                        "/fast", new Route(Route.Kind.READ, DrainTest::answer));
        front = new HttpFront(routes::get, limits, 2);
        port = front.listen("127.0.0.1", 0, 2);
    }

    @AfterEach
    void close() {
        front.close();
    }

    private static void answer(HttpCall call) {
        PaddedAnswer.give(call, 20_000);
    }

    @Test
    void whatIsUnderWayIsAnsweredAndWhatFollowsIsNot() throws Exception {
        try (RawConnection slow = new RawConnection(port);
                RawConnection other = new RawConnection(port)) {
            other.send(FAST);
            assertThat(other.receive().status()).isEqualTo(200);
            slow.send(SLOW);
            HttpCall call = calls.take();
            CompletableFuture<Boolean> drained =
                    CompletableFuture.supplyAsync(() -> front.drain(SOON));

            await().until(front::isDraining);
            Answer refused = other.send(FAST).receive();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).startsWith("{\"error\":\"SERVICE_UNAVAILABLE\"");
            assertThat(refused.header("Connection")).isEqualTo("close");
            assertThat(other.isClosed()).isTrue();
            assertThatThrownBy(() -> new RawConnection(port)).isInstanceOf(ConnectException.class);
            assertThat(drained).isNotDone();

            call.onLoop(() -> answer(call));
            assertThat(slow.receive().status()).isEqualTo(200);
            assertThat(drained.get()).isTrue();
            assertThat(slow.isClosed()).isTrue();
        }
    }

    @Test
    void drainingGivesUpAtItsLimit() throws Exception {
        try (RawConnection slow = new RawConnection(port)) {
            slow.send(SLOW);
            calls.take();

            assertThat(front.drain(Duration.ofMillis(20))).isFalse();
        }
    }

    @Test
    void clientThatHasLeftHoldsNothingUp() throws Exception {
        HttpCall call = leave();

        call.onLoop(() -> answer(call));
        assertThat(front.drain(SOON)).isTrue();
    }

    /** Asks, and leaves without waiting for the answer. */
    private HttpCall leave() throws Exception {
        try (RawConnection slow = new RawConnection(port)) {
            slow.send(SLOW);
            return calls.take();
        }
    }

    @Test
    void clientThatHasSaidAllIsStillAnswered() throws Exception {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(FAST + SLOW + FAST).endOutput();
            HttpCall call = calls.take();
            assertThat(connection.receive().status()).isEqualTo(200);

            call.onLoop(() -> answer(call));
            assertThat(connection.receive().status()).isEqualTo(200);
            assertThat(connection.receive().status()).isEqualTo(200);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void pipelinedRequestsAreAllAnsweredThoughTheClientHasSaidAll() throws Exception {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(FAST.repeat(20)).endOutput();
            for (int i = 0; i < 20; i++) {
                assertThat(connection.receive().status()).isEqualTo(200);
            }
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void requestsBeyondTheLimitAreToldSo() throws Exception {
        try (RawConnection first = new RawConnection(port);
                RawConnection second = new RawConnection(port);
                RawConnection third = new RawConnection(port)) {
            first.send(SLOW);
            second.send(SLOW);
            HttpCall call = calls.take();
            HttpCall other = calls.take();
            assertThat(third.send(FAST).receive().status()).isEqualTo(503);

            call.onLoop(() -> answer(call));
            other.onLoop(() -> answer(other));
            first.receive();
            second.receive();
            assertThat(third.send(FAST).receive().status()).isEqualTo(200);
        }
    }

    @Test
    void clientThatDoesNotReadGetsItsAnswersWhenItDoes() throws Exception {
        try (RawConnection connection = new RawConnection(port)) {
            int requests = 2_000; // 40 MB of answers, far more than sockets hold
            Thread sender =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    for (int i = 0; i < requests; i++) {
                                        connection.send(FAST);
                                    }
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });
            for (int i = 0; i < requests; i++) {
                assertThat(connection.receive().status()).isEqualTo(200);
            }
            sender.join();
        }
    }

    @Test
    void clientThatNeverReadsIsCutOff() throws Exception {
        try (RawConnection connection = new RawConnection(port)) {
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    connection.send(FAST);
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void clientThatNeverReadsTheAnswerToItsFaultIsCutOff() throws Exception {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(FAST.repeat(1_000) + "GARBAGE\n\n");
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    connection.send(FAST);
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
    }
}
