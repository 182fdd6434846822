package com.cetoex.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.client.CetoexClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as the files of a recording: they are refused in a sentence, or every command of them
 * has its place in the plan once, and the accounts need no less than nothing.
 *
 * <p>An input is the commands, packed or not, and behind a zero byte the checkpoints.
 */
final class ReplayFuzzTest {
    private static final int GZIP = 0x1F;

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/replay"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptRecordingsArePlannedOrRefused(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        boolean isPacked = input.length > 0 && input[0] == GZIP;
        int end = isPacked ? input.length : endOfCommands(input);
        Path folder = Files.createTempDirectory("replay");
        Path commands = folder.resolve(isPacked ? "r.commands.tsv.gz" : "r.commands.tsv");
        Path checkpoints = folder.resolve("r.checkpoints.jsonl");
        try {
            Files.write(commands, Arrays.copyOf(input, end));
            Files.write(
                    checkpoints,
                    Arrays.copyOfRange(input, Math.min(input.length, end + 1), input.length));
            plan(RecordingReader.read(commands), Checkpoint.read(checkpoints));
        } catch (ReplayFault e) {
            assertThat(e).hasMessageMatching("(?s)[A-Z].*\\.");
        } finally {
            Files.deleteIfExists(commands);
            Files.deleteIfExists(checkpoints);
            Files.delete(folder);
        }
    }

    private static int endOfCommands(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != 0) {
            end++;
        }
        return end;
    }

    private static void plan(List<RecordedCommand> commands, Map<Long, Checkpoint> books) {
        AccountPlan accounts = new AccountPlan(commands);
        for (int account = 0; account < accounts.accounts(); account++) {
            assertThat(accounts.funds(account).neededQuote()).isNotNegative();
            assertThat(accounts.funds(account).neededBase()).isNotNegative();
        }
        int planned = 0;
        for (Step step : StepPlan.of(commands, accounts, books, true)) {
            planned +=
                    switch (step) {
                        case Step.Place place -> few(place.orders(), CetoexClient.MAX_BULK_ORDERS);
                        case Step.Cancel cancel ->
                                few(cancel.orders(), CetoexClient.MAX_BULK_CANCELS);
                        case Step.Take take -> 1;
                        case Step.Compare compare -> 0;
                    };
        }
        assertThat(planned).isEqualTo(commands.size());
    }

    private static int few(List<RecordedCommand> orders, int most) {
        assertThat(orders).hasSizeBetween(1, most);
        return orders.size();
    }
}
