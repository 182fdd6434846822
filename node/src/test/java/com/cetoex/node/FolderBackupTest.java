package com.cetoex.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: a copy of a data folder is a data folder. */
final class FolderBackupTest {
    /** As short as a segment may be: one term. */
    private static final int SMALL_SEGMENT = 4 * 1024 * 1024;

    @TempDir private Path folder;

    @Test
    void copyOfARunningNodeHoldsWhatWasAcknowledgedBeforeItBegan() {
        long acknowledged;
        BackupReport report;
        try (ExchangeNode node = launch(data());
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(10_000);
            assertThat(node.takeSnapshot()).isTrue();
            TestGateway.await("a snapshot", () -> gateway.poll() >= 0 && node.snapshotCount() == 1);
            gateway.deposit(10_000);
            acknowledged = gateway.lastSequence();
            CompletableFuture<BackupReport> backup =
                    CompletableFuture.supplyAsync(
                            () -> node.backup(copy(), ProgressListener.SILENT));
            while (!backup.isDone()) {
                gateway.deposit(100);
            }
            report = backup.join();
            assertThat(gateway.lastSequence()).isGreaterThan(acknowledged);
        }
        assertThat(report.lastSequence()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(report.bytes()).isPositive();
        VerificationReport verified = FolderVerification.verify(copy(), ProgressListener.SILENT);
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.lastSequence()).isGreaterThanOrEqualTo(report.lastSequence());
        assertThat(verified.logPosition()).isLessThanOrEqualTo(report.logPosition());
        try (ExchangeNode node = launch(copy());
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(verified.lastSequence());
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(recorded.deposits());
        }
    }

    @Test
    void copyOfAStoppedNodeIsTheSame() {
        run();
        BackupReport report = FolderBackup.copy(data(), copy(), ProgressListener.SILENT);
        VerificationReport original = FolderVerification.verify(data(), ProgressListener.SILENT);
        assertThat(original.isWhole()).isTrue();
        assertThat(FolderVerification.verify(copy(), ProgressListener.SILENT)).isEqualTo(original);
        assertThat(report.logPosition()).isEqualTo(original.logPosition());
        assertThat(report.lastSequence()).isEqualTo(original.lastSequence());
    }

    @Test
    void nothingIsCopiedOverOtherFiles() throws IOException {
        run();
        Files.createDirectories(copy());
        Files.writeString(copy().resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> FolderBackup.copy(data(), copy(), ProgressListener.SILENT))
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("mine.txt");
        assertThat(copy()).isDirectoryContaining(file -> file.endsWith("mine.txt"));
    }

    private void run() {
        try (ExchangeNode node = launch(data());
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(100);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path copy() {
        return folder.resolve("copy");
    }

    private static ExchangeNode launch(Path where) {
        return ExchangeNode.launch(
                NodeConfig.on(where),
                SMALL_SEGMENT,
                (code, cause) -> fail("the node died: " + code, cause));
    }
}
