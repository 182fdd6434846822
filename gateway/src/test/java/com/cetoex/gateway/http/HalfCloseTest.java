package com.cetoex.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that has said all it wants to say, ends its side, and reads when it likes. */
final class HalfCloseTest {
    private static final String BIG = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int PADDING = 300_000;

    private HttpFront front;
    private int port;

    @BeforeEach
    void open() {
        Map<String, Route> routes =
                Map.of(
                        "/big",
                        new Route(Route.Kind.READ, call -> PaddedAnswer.give(call, PADDING)));
        front = new HttpFront(routes::get, HttpLimits.DEFAULT, 1);
        port = front.listen("127.0.0.1", 0, 1);
    }

    @AfterEach
    void close() {
        front.close();
    }

    /** More than the sockets hold, and with 100 more than are worked on at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 12, 20, 100})
    void everyAnswerComesHoweverMuchTheClientLeavesUnread(int requests) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(BIG.repeat(requests)).endOutput();

            for (int i = 0; i < requests; i++) {
                assertThat(connection.receive().body()).hasSizeGreaterThan(PADDING);
            }
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void anEndOfOutputBehindUnreadAnswersLosesNone() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(BIG.repeat(60));
            assertThat(connection.receive().body()).hasSizeGreaterThan(PADDING);
            connection.endOutput();

            for (int i = 1; i < 60; i++) {
                assertThat(connection.receive().body()).hasSizeGreaterThan(PADDING);
            }
            assertThat(connection.isClosed()).isTrue();
        }
    }
}
