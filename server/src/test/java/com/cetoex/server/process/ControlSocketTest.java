package com.cetoex.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.client.CetoexClient;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapter: the socket through which an operator asks a running exchange, and the doctor. */
final class ControlSocketTest {
    @TempDir static Path folder;

    private static Path data;
    private static ExchangeProcess exchange;

    @BeforeAll
    static void startWhereAnotherDied() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address(data)).close();
        exchange = ExchangeProcess.start(data);
        exchange.address();
    }

    @AfterAll
    static void end() {
        exchange.close();
    }

    private static UnixDomainSocketAddress address(Path data) {
        return UnixDomainSocketAddress.of(data.resolve("control.sock"));
    }

    @Test
    void onlyItsOwnerCanUseIt() throws IOException {
        assertThat(Files.getPosixFilePermissions(data.resolve("control.sock")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"command\":\"status\"}                    | {\"result\":{\"version\":",
                "{\"command\":\"explode\"}                   | {\"error\":\"expected a known command, was explode\"}",
                "{}                                          | {\"error\":\"expected a line of JSON",
                "nonsense                                    | {\"error\":\"expected a line of JSON",
                "{\"command\":7}                             | {\"error\":\"expected a line of JSON",
                "{\"command\":\"backup\"}                    | {\"error\":\"expected a line of JSON",
                "{\"command\":\"backup\",\"destination\":\"x\"} | {\"error\":\"expected an absolute path, was x\"}",
            })
    void requestIsAnsweredWithALine(String request, String answer) throws IOException {
        assertThat(ask(request)).startsWith(answer);
    }

    @Test
    void requestWithoutAnEndIsRefused() throws IOException {
        assertThat(ask("x".repeat(9_000))).startsWith("{\"error\":\"expected at most");
    }

    @Test
    void idleConnectionsDoNotKeepOthersOut() throws IOException {
        List<SocketChannel> idle = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            idle.add(SocketChannel.open(address(data)));
        }
        // The ninth is served once the first of them has been silent for too long.
        assertThat(ask("{\"command\":\"status\"}")).startsWith("{\"result\"");
        for (SocketChannel channel : idle) {
            channel.close();
        }
    }

    private static String ask(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address(data))) {
            channel.write(ByteBuffer.wrap((request + "\n").getBytes(UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        }
    }

    @Test
    void exchangeInAFolderWithALongNameWorksWithoutASocket() {
        Path deep = folder.resolve("x".repeat(120));
        try (ExchangeProcess other = ExchangeProcess.start(deep);
                CetoexClient client = other.client(1)) {
            assertThat(client.status().status()).isEqualTo("ok");
            assertThat(other.output()).contains("There is no control socket");
            assertThat(CommandRun.snapshot(deep).output()).contains("no exchange answers");
        }
    }

    @Test
    void doctorTellsWhoUsesTheFolder() {
        int port = exchange.address().getPort();

        CommandRun doctor = CommandRun.doctor("--data", data.toString(), "--port", "" + port);

        assertThat(doctor.status()).as(doctor.output()).isZero();
        assertThat(doctor.output())
                .contains("in use         by process " + exchange.processId())
                .contains("is this exchange's")
                .contains("forced write");
    }

    @Test
    void doctorTellsThatAnExchangeWasKilled() {
        Path killed = folder.resolve("killed");
        try (ExchangeProcess other = ExchangeProcess.start(killed)) {
            other.address();
            other.kill();
        }

        assertThat(lookAt(killed)).contains("by nobody").contains("it was killed");
    }

    @Test
    void doctorFindsAPortThatIsTakenAndASettingThatIsNone() throws IOException {
        int port = exchange.address().getPort();
        Path settings = Files.writeString(folder.resolve("c.conf"), "cetoex.http.prot = 1");

        CommandRun taken = CommandRun.doctor("--port", "" + port);
        CommandRun mistyped = CommandRun.doctor("--config", settings.toString());

        assertThat(taken.status()).isEqualTo(1);
        assertThat(taken.output()).contains("fail  port").contains("ss -ltnp");
        assertThat(mistyped.status()).isEqualTo(1);
        assertThat(mistyped.output()).contains("fail  settings").contains("cetoex.http.prot");
    }

    @Test
    void doctorKnowsWhatIsInAFolder() throws IOException {
        Path half = Files.createDirectories(folder.resolve("half/cluster"));
        Path backup = Files.createDirectories(folder.resolve("backup"));
        Files.writeString(backup.resolve("backup.json"), "{}");
        Path foreign = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "Dear Ann");

        assertThat(lookAt(Path.of("/dev/shm/cetoex-doctor"))).contains("It is memory");
        assertThat(lookAt(folder.resolve("new"))).contains("does not exist; the start makes it");
        assertThat(lookAt(half.resolve(".."))).contains("lacks archive/");
        assertThat(lookAt(backup)).contains("is a backup");
        assertThat(lookAt(foreign)).contains("fail  data folder").contains("letter.txt");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private static String lookAt(Path data) {
        return CommandRun.doctor("--data", data.toString(), "--port", "0").output();
    }
}
