package com.cetoex.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.client.CetoexClient;
import com.cetoex.server.bootstrap.BootstrapReader;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.exchange.Exchange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chapter: recorded order flow gives the recorded trades and books, through the real REST API. */
final class ReplayTest {
    @TempDir Path folder;

    /** The short one in every build; {@code -Dreplay.recordings=msft50,btcusd} for both. */
    static List<String> recordings() {
        return List.of(System.getProperty("replay.recordings", "msft50").split(","));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recordingLeadsToItsOwnTradesAndBooks(String name) {
        Path recording = resource(name + ".commands.tsv.gz");
        List<RecordedCommand> commands = RecordingReader.read(recording);
        Map<Long, Checkpoint> books = Checkpoint.read(resource(name + ".checkpoints.jsonl"));
        AccountPlan plan = new AccountPlan(commands);
        Path file = folder.resolve("bootstrap.json");
        AtomicInteger keys = new AtomicInteger();
        ReplayBootstrap bootstrap =
                ReplayBootstrap.write(
                        file,
                        ReplayMarket.known(recording).orElseThrow(),
                        commands,
                        plan,
                        () -> "key-" + keys.incrementAndGet());
        assertThat(ReplayBootstrap.read(file)).isEqualTo(bootstrap);

        try (Exchange exchange =
                Exchange.launch(
                        folder.resolve("data"),
                        new SettingsReader()
                                .read(Flags.none().with("cetoex.http.port", 0), Map.of()),
                        Optional.of(BootstrapReader.read(file)),
                        (code, cause) -> {
                            throw new AssertionError("the exchange died", cause);
                        })) {
            List<CetoexClient> accounts =
                    bootstrap.credentials().stream()
                            .map(credentials -> new CetoexClient(exchange.address(), credentials))
                            .toList();
            ReplayReport report =
                    new Replayer(accounts, bootstrap.market(), "test")
                            .replay(StepPlan.of(commands, plan, books, true), step -> {});
            accounts.forEach(CetoexClient::close);

            assertThat(report.isEqual()).as(report.text()).isTrue();
            assertThat(report.booksEqual()).isEqualTo(books.size());
            assertThat(report.fillsMatched())
                    .isEqualTo(commands.stream().mapToInt(command -> command.fills().size()).sum());
            assertThat(report.ordersEqual())
                    .isEqualTo(commands.stream().filter(command -> !command.isCancel()).count());
        }
    }

    private static Path resource(String name) {
        return Path.of("..", "recordings", name);
    }
}
