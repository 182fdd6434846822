package com.cetoex.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed under load, again and again, and nothing that it acknowledged is lost. */
final class KilledProcessTest {
    /** Enough that snapshots are taken in between. */
    private static final int ACKNOWLEDGEMENTS = 300;

    @TempDir private Path folder;

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        long acknowledged = 0;
        for (int kill = 1; kill <= 3; kill++) {
            long before = acknowledged;
            acknowledged = runAndKill();
            assertThat(acknowledged).isGreaterThan(before);
        }
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isGreaterThanOrEqualTo(acknowledged);
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.lastSequence()).isEqualTo(gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(recorded.deposits());
        }
    }

    private ExchangeNode launch() {
        return ExchangeNode.launch(
                NodeConfig.on(folder), (code, cause) -> fail("the node died: " + code, cause));
    }

    /** The last sequence that the process acknowledged before it was killed. */
    private long runAndKill() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long last = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            int count = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Math.max(last, Long.parseLong(line, 10));
                if (++count == ACKNOWLEDGEMENTS) {
                    // The handle leaves the stream open: what was printed is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        return last;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(command::add);
        command.add("-Xmx256m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(LoadedNode.class.getName());
        command.add(folder.toString());
        return command;
    }
}
