package com.cetoex.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chapter: what a verification proves, and what it finds. */
final class FolderVerificationTest {
    /** As short as a segment may be: one term. */
    private static final int SMALL_SEGMENT = 4 * 1024 * 1024;

    @TempDir private Path folder;

    @Test
    void wholeFolderIsReplayedAndComparedWithItsSnapshotsAndEvents() {
        long lastSequence = run(2);
        List<String> steps = new ArrayList<>();
        VerificationReport report =
                FolderVerification.verify(folder, (step, done, total) -> steps.add(step));

        assertThat(report.faults()).isEmpty();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.snapshots()).isEqualTo(2);
        assertThat(report.commands()).isGreaterThan(200);
        assertThat(report.events()).isEqualTo(lastSequence);
        assertThat(report.lastSequence()).isEqualTo(lastSequence);
        assertThat(report.stateHash()).isNotZero();
        assertThat(steps).contains("log");
    }

    @Test
    void snapshotsWithNothingBetweenThemAreTheSameState() {
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(10);
            for (int snapshot = 1; snapshot <= 2; snapshot++) {
                int expected = snapshot;
                // The one before is counted a moment before another may be asked for.
                TestGateway.await(
                        "the end of the snapshot before",
                        () -> gateway.poll() >= 0 && node.takeSnapshot());
                TestGateway.await(
                        "a snapshot",
                        () -> gateway.poll() >= 0 && node.snapshotCount() == expected);
            }
        }
        VerificationReport report = FolderVerification.verify(folder, ProgressListener.SILENT);
        assertThat(report.faults()).isEmpty();
        assertThat(report.snapshots()).isEqualTo(2);
    }

    @Test
    void verificationAfterAVerificationFindsTheSame() {
        run(1);
        VerificationReport first = FolderVerification.verify(folder, ProgressListener.SILENT);
        assertThat(FolderVerification.verify(folder, ProgressListener.SILENT)).isEqualTo(first);
    }

    /** Log, snapshots and events: all that is written of them, one bit at a time. */
    @Test
    void anyFlippedBitIsFound() throws IOException {
        run(2);
        SplittableRandom random = new SplittableRandom(1);
        List<StoredRecording> recordings =
                new ArrayList<>(StoredRecording.list(folder.resolve("archive")));
        recordings.addAll(StoredRecording.list(folder.resolve("events")));
        for (StoredRecording recording : recordings) {
            Path segment = recording.segments().getFirst();
            for (int flip = 0; flip < 5; flip++) {
                long offset = writtenByte(recording, random);
                flipOneBit(segment, offset);
                assertThat(FolderVerification.verify(folder, ProgressListener.SILENT).isWhole())
                        .as("byte %d of %s", offset, segment)
                        .isFalse();
                flipOneBit(segment, offset);
            }
        }
        assertThat(FolderVerification.verify(folder, ProgressListener.SILENT).isWhole()).isTrue();
    }

    /** One that is not of the eight that stand in a frame's head for Aeron's own use. */
    private static long writtenByte(StoredRecording recording, SplittableRandom random)
            throws IOException {
        Path segment = recording.segments().getFirst();
        try (SegmentFrames frames = SegmentFrames.openToRead(segment, recording)) {
            List<Integer> starts = new ArrayList<>();
            for (int end = 0; frames.frameEnd(end) > 0; end = frames.frameEnd(end)) {
                starts.add(end);
            }
            int start = starts.get(random.nextInt(starts.size()));
            int length = frames.frameEnd(start) - start;
            int offset = random.nextInt(length - Long.BYTES);
            return (long) start + (offset < 24 ? offset : offset + Long.BYTES);
        }
    }

    @Test
    void logThatLostItsEndIsAFault() throws IOException {
        run(0);
        Path log = folder.resolve("archive/0-0.rec");
        long size = Files.size(log);
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(9_000);
            file.setLength(size);
        }
        assertThat(FolderVerification.verify(folder, ProgressListener.SILENT).faults())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 48, 63})
    void unfinishedEntryOfTheListOfTermsIsToldAndLeft(int length) throws IOException {
        run(1);
        Path list = folder.resolve("cluster/recording.log");
        VerificationReport whole = FolderVerification.verify(folder, ProgressListener.SILENT);
        ExchangeNodeTest.appendPartOfAnEntry(list, length);
        byte[] before = Files.readAllBytes(list);
        VerificationReport torn = FolderVerification.verify(folder, ProgressListener.SILENT);
        assertThat(whole.remarks()).isEmpty();
        assertThat(torn.faults()).isEmpty();
        assertThat(torn.stateHash()).isEqualTo(whole.stateHash());
        assertThat(torn.remarks()).singleElement().asString().contains("the next start cuts");
        assertThat(list).hasBinaryContent(before);
    }

    @Test
    void folderInUseIsRefused() {
        try (ExchangeNode node = launch()) {
            assertThat(node.recordedSequence()).isZero();
            assertThatThrownBy(() -> FolderVerification.verify(folder, ProgressListener.SILENT))
                    .isInstanceOf(NodeRefused.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void folderOfSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThatThrownBy(() -> FolderVerification.verify(other, ProgressListener.SILENT))
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("is no data folder");
        assertThat(other).isEmptyDirectory();
    }

    private static void flipOneBit(Path path, long offset) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(offset);
            int value = file.read();
            file.seek(offset);
            file.write(value ^ 4);
        }
    }

    private long run(int snapshots) {
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            for (int part = 0; part <= snapshots; part++) {
                gateway.deposit(100);
                int expected = part + 1;
                if (part < snapshots) {
                    assertThat(node.takeSnapshot()).isTrue();
                    TestGateway.await(
                            "a snapshot",
                            () -> gateway.poll() >= 0 && node.snapshotCount() == expected);
                }
            }
            RecordedStream.read(node, gateway.lastSequence());
            return gateway.lastSequence();
        }
    }

    private ExchangeNode launch() {
        return ExchangeNode.launch(
                NodeConfig.on(folder),
                SMALL_SEGMENT,
                (code, cause) -> fail("the node died: " + code, cause));
    }
}
