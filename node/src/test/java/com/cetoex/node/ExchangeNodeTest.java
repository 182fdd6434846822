package com.cetoex.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.cetoex.protocol.EventBatchReader;
import io.aeron.archive.checksum.Checksums;
import io.aeron.protocol.DataHeaderFlyweight;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node on a folder of its own: commands, restarts of every kind, and what it refuses. */
final class ExchangeNodeTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** As short as a segment may be: one term. */
    private static final int SMALL_SEGMENT = 4 * 1024 * 1024;

    /** What stands behind it in a frame's head is Aeron's, and not used here. */
    private static final int RESERVED_VALUE_OFFSET = 24;

    @TempDir private Path folder;

    @Test
    void commandIsToldLiveAndRecorded() {
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isZero();
            gateway.bootstrap();
            gateway.deposit(10);

            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.lastSequence()).isEqualTo(gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(10);
        }
    }

    @Test
    void gatewayThatComesLaterBeginsWithAnImage() {
        try (ExchangeNode node = launch();
                TestGateway first = TestGateway.connect(node)) {
            first.bootstrap();
            first.deposit(10);
            try (TestGateway second = TestGateway.connect(node)) {
                assertThat(second.imageSequence()).isEqualTo(first.lastSequence());
                second.heartbeat();
                assertThat(second.lastSequence()).isEqualTo(first.lastSequence() + 1);
            }
        }
    }

    @Test
    void stateComesBackFromTheLog() {
        long lastSequence = runAndClose(100);
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(101);
        }
    }

    @Test
    void stateComesBackFromASnapshotAndTheLogBehindIt() {
        long lastSequence;
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(100);
            assertThat(node.takeSnapshot()).isTrue();
            TestGateway.await("a snapshot", () -> gateway.poll() >= 0 && node.snapshotCount() > 0);
            gateway.deposit(50);
            lastSequence = gateway.lastSequence();
        }
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(151);
        }
    }

    @Test
    void shutdownLeavesASnapshotThatTheNextStartBeginsWith() {
        long lastSequence;
        ExchangeNode node = launch();
        try (TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(100);
            lastSequence = gateway.lastSequence();
        }
        assertThat(node.shutdown(LIMIT)).isTrue();
        try (ExchangeNode again = launch();
                TestGateway gateway = TestGateway.connect(again)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(again, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(101);
        }
    }

    @Test
    void oldLogAndSnapshotsAreRemovedAndEventsAreNot() throws Exception {
        long lastSequence;
        try (ExchangeNode node =
                        ExchangeNode.launch(NodeConfig.on(folder), SMALL_SEGMENT, this::died);
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            for (int snapshot = 1; snapshot <= 3; snapshot++) {
                gateway.deposit(25_000);
                int expected = snapshot;
                assertThat(node.takeSnapshot()).isTrue();
                TestGateway.await(
                        "a snapshot",
                        () -> gateway.poll() >= 0 && node.snapshotCount() == expected);
            }
            Path archive = folder.resolve("archive");
            assertThat(archive.resolve("0-0.rec")).exists();
            TestGateway.await("a purge", () -> !Files.exists(archive.resolve("0-0.rec")));
            TestGateway.await("a purge", () -> !Files.exists(archive.resolve("1-0.rec")));
            gateway.deposit(1);
            lastSequence = gateway.lastSequence();
        }
        try (ExchangeNode node =
                        ExchangeNode.launch(NodeConfig.on(folder), SMALL_SEGMENT, this::died);
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(75_002);
        }
        VerificationReport verified = FolderVerification.verify(folder, ProgressListener.SILENT);
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.snapshots()).isEqualTo(2);
    }

    @Test
    void oldEventsAreRemovedOnceTheHistoryHasThem() {
        NodeConfig usual = NodeConfig.on(folder);
        NodeConfig config =
                new NodeConfig(
                        folder,
                        usual.durability(),
                        usual.snapshotInterval(),
                        usual.snapshotLogBytes(),
                        SMALL_SEGMENT);
        Path first = folder.resolve("events/0-0.rec");
        long position;
        try (ExchangeNode node = ExchangeNode.launch(config, SMALL_SEGMENT, this::died);
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(60_000);
            position = RecordedStream.read(node, gateway.lastSequence()).position();
            assertThat(position).isGreaterThan(2 * SMALL_SEGMENT + 1);
            assertThat(node.takeSnapshot()).isTrue();
            TestGateway.await("a snapshot", () -> gateway.poll() >= 0 && node.snapshotCount() == 1);
            assertThat(first).exists();
            node.releaseEvents(position);
            TestGateway.await("a purge", () -> !Files.exists(first));
            assertThat(node.recordedSequence()).isEqualTo(gateway.lastSequence());
            try (RecordedEvents tooOld = node.recordedEvents(0)) {
                assertThatThrownBy(() -> TestGateway.await("a refusal", () -> poll(tooOld) > 0))
                        .hasMessageContaining("were removed");
            }
        }
        try (StoredEvents stored = StoredEvents.openAlone(folder)) {
            assertThat(stored.firstPosition()).isPositive().isLessThanOrEqualTo(position);
            assertThatThrownBy(() -> StoredEvents.openAlone(folder)).hasMessageContaining("in use");
        }
        try (ExchangeNode node = ExchangeNode.launch(config, SMALL_SEGMENT, this::died);
                TestGateway gateway = TestGateway.connect(node);
                RecordedEvents events = node.recordedEvents(position)) {
            gateway.deposit(1);
            TestGateway.await("the next event", () -> poll(events) > 0);
        }
    }

    private static int poll(RecordedEvents events) {
        return events.poll((buffer, offset, length) -> {}, 1);
    }

    @Test
    void readerWhereNoBatchBeginsIsRefused() {
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(10);
            long end = RecordedStream.read(node, gateway.lastSequence()).position();
            try (RecordedEvents within = node.recordedEvents(end - 32);
                    RecordedEvents beyond = node.recordedEvents(end + (1 << 20))) {
                assertThatThrownBy(() -> TestGateway.await("a refusal", () -> poll(within) > 0))
                        .isInstanceOf(EventsMissing.class)
                        .hasMessageContaining("no recorded batch begins");
                TestGateway.await("the end", () -> poll(beyond) == 0 && beyond.isBeyondEnd());
            }
        }
    }

    @Test
    void readerOfTheRecordingGoesOnWhereItStopped() {
        long lastSequence = runAndClose(100);
        long position;
        try (ExchangeNode node = launch()) {
            position = RecordedStream.read(node, lastSequence).position();
        }
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node);
                RecordedEvents events = node.recordedEvents(position)) {
            gateway.deposit(1);
            long[] firstSequence = new long[1];
            EventBatchReader batch = new EventBatchReader();
            TestGateway.await(
                    "the next event",
                    () ->
                            events.poll(
                                            (buffer, offset, length) ->
                                                    firstSequence[0] =
                                                            batch.wrap(buffer, offset, length)
                                                                    .firstSequence(),
                                            1)
                                    > 0);
            assertThat(firstSequence[0]).isEqualTo(lastSequence + 1);
        }
    }

    @Test
    void faultOfAReaderOfTheRecordingIsTheReadersOwn() {
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node);
                RecordedEvents events = node.recordedEvents(0)) {
            gateway.bootstrap();
            IllegalStateException fault = new IllegalStateException("the reader's");

            assertThatThrownBy(() -> pollUntilItThrows(events, fault)).isSameAs(fault);
            assertThat(events.position()).isZero();
            gateway.deposit(1);
            assertThat(RecordedStream.read(node, gateway.lastSequence()).totalUnits()).isEqualTo(1);
        }
    }

    private static void pollUntilItThrows(RecordedEvents events, RuntimeException fault) {
        TestGateway.await(
                "the fault",
                () ->
                        events.poll(
                                        (buffer, offset, length) -> {
                                            throw fault;
                                        },
                                        64)
                                < 0);
    }

    @Test
    void secondNodeOnTheSameFolderIsRefused() {
        try (ExchangeNode node = launch()) {
            assertThat(node.channels().aeronFolder()).isNotEmpty();
            assertThatThrownBy(this::launch)
                    .isInstanceOf(NodeRefused.class)
                    .hasMessageContaining("in use by another exchange")
                    .hasMessageContaining(folder.getFileName().toString());
        }
    }

    @Test
    void folderOfANewerVersionIsRefusedAndLeftAlone() throws IOException {
        runAndClose(1);
        Path format = folder.resolve("format");
        String newer = Files.readString(format).replaceAll("schema=\\d+", "schema=999");
        Files.writeString(format, newer);
        assertThatThrownBy(this::launch)
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("was written by a newer version of CetoEX")
                .hasMessageContaining("schema 999");
        assertThat(format).hasContent(newer);
    }

    @Test
    void folderOfAnOlderVersionIsReadAndMarked() throws IOException {
        long lastSequence = runAndClose(1);
        Files.delete(folder.resolve("format"));
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            assertThat(folder.resolve("format")).content().contains("format=1");
        }
    }

    @Test
    void folderOfSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(folder.resolve("photo.jpg"), "somebody's");
        assertThatThrownBy(this::launch)
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("is no data folder of an exchange")
                .hasMessageContaining("photo.jpg");
        assertThat(folder.toFile().list()).containsExactly("photo.jpg");
    }

    @Test
    void killedNodeComesBackWithAllThatWasAcknowledged() throws IOException {
        long lastSequence = runAndCrash(1000);
        try (ExchangeNode node = launch(crashed());
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(1001);
        }
    }

    @Test
    void tornEndOfTheRecordedEventsIsFilledUpFromTheLog() throws IOException {
        long lastSequence = runAndCrash(1000);
        Path segment = SegmentFrames.list(crashed().resolve("events"), 0).getLast();
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(20_480);
            file.write(new byte[4096]);
        }
        try (ExchangeNode node = launch(crashed());
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(1001);
        }
    }

    /** The template, the number of events, an entry's length: each with the checksum of a frame. */
    @ParameterizedTest
    @ValueSource(ints = {2, 52, 58})
    void wholeFrameThatIsNoBatchIsDamageToTheRecordedEvents(int offset) throws IOException {
        runAndCrash(10);
        Path segment = SegmentFrames.list(crashed().resolve("events"), 0).getLast();
        int frame = changeTheLastFrame(segment, offset);
        String place = "at offset " + frame + " of " + segment;

        assertThatThrownBy(() -> launch(crashed()))
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("the recorded events are damaged: no batch of events")
                .hasMessageContaining(place);
        assertThat(FolderVerification.verify(crashed(), ProgressListener.SILENT).faults())
                .singleElement()
                .asString()
                .contains("no batch of events", place);
        try (StoredEvents events = StoredEvents.openAlone(crashed())) {
            assertThatThrownBy(() -> events.poll((buffer, at, length) -> {}, Integer.MAX_VALUE))
                    .isInstanceOf(NodeRefused.class)
                    .hasMessageContaining("the recorded events are damaged: no batch of events")
                    .hasMessageContaining(place);
        }
    }

    /** Puts another byte into its message, and the checksum of that into its head. */
    private static int changeTheLastFrame(Path segment, int offset) throws IOException {
        StoredRecording recording = StoredRecording.find(segment.getParent(), 0).orElseThrow();
        try (SegmentFrames frames = SegmentFrames.openToRead(segment, recording);
                RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            int last = 0;
            int end = 0;
            while (frames.frameEnd(end) > 0) {
                last = end;
                end = frames.frameEnd(end);
            }
            int body = last + DataHeaderFlyweight.HEADER_LENGTH;
            frames.buffer().putByte(body + offset, (byte) 99);
            int checksum =
                    Checksums.crc32c().compute(frames.buffer().addressOffset(), body, end - body);
            frames.buffer().putInt(last + DataHeaderFlyweight.SESSION_ID_FIELD_OFFSET, checksum);
            byte[] changed = new byte[end - last];
            frames.buffer().getBytes(last, changed);
            file.seek(last);
            file.write(changed);
            return last;
        }
    }

    @Test
    void recordedEventsThatAreGoneThoughASnapshotNeedsThemAreDeath() throws Exception {
        ExchangeNode first = launch();
        try (TestGateway gateway = TestGateway.connect(first)) {
            gateway.bootstrap();
            gateway.deposit(10);
        }
        first.shutdown(LIMIT);
        for (Path segment : SegmentFrames.list(folder.resolve("events"), 0)) {
            Files.delete(segment);
        }

        assertThatThrownBy(this::launch)
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("expected recorded events up to position");
    }

    @Test
    void unfinishedWriteAtTheEndOfTheLogIsCut() throws IOException {
        long lastSequence = runAndCrash(100);
        appendUnfinishedWrite(crashed().resolve("archive/0-0.rec"));
        try (ExchangeNode node = launch(crashed());
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            gateway.deposit(100);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(200);
        }
    }

    /** A frame over some sectors, of which the disk wrote the first and the third only. */
    private static void appendUnfinishedWrite(Path segment) throws IOException {
        try (SegmentFrames frames =
                        SegmentFrames.open(
                                segment,
                                StoredRecording.find(segment.getParent(), 0).orElseThrow());
                RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            int end = 0;
            while (frames.frameEnd(end) > 0) {
                end = frames.frameEnd(end);
            }
            file.seek(end);
            // Length 1376, version 0, flags of a whole message, type 1 for data.
            file.write(new byte[] {0x60, 0x05, 0, 0, 0, (byte) 0xC0, 1, 0, 1, 1, 1, 1});
            file.seek((end / 512 + 2) * 512L);
            file.write(new byte[] {1, 2, 3, 4});
        }
    }

    /** Eight bytes, Aeron passes over at first, and reads as an entry behind the next one. */
    @ParameterizedTest
    @ValueSource(ints = {8, 48, 63})
    void unfinishedEntryAtTheEndOfTheListOfTermsIsCut(int length) throws IOException {
        long lastSequence = runAndCrash(100);
        Path list = crashed().resolve("cluster/recording.log");
        long whole = appendPartOfAnEntry(list, length);
        for (int start = 1; start <= 2; start++) {
            try (ExchangeNode node = launch(crashed());
                    TestGateway gateway = TestGateway.connect(node)) {
                assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
                assertThat(Files.size(list))
                        .isEqualTo(whole + (long) start * StoredTerms.ENTRY_LENGTH);
                gateway.deposit(1);
                lastSequence = gateway.lastSequence();
                RecordedStream recorded = RecordedStream.read(node, lastSequence);
                assertThat(recorded.totalUnits()).isEqualTo(100 + start);
            }
        }
    }

    @Test
    void refusedStartLeavesTheListOfTermsAsItIs() throws Exception {
        runWithSnapshots(1);
        Path list = folder.resolve("cluster/recording.log");
        appendPartOfAnEntry(list, 20);
        flipOneBit(newestSnapshot(), 900);
        flipOneBit(folder.resolve("archive/0-0.rec"), 5_000);
        byte[] before = Files.readAllBytes(list);
        assertThatThrownBy(this::launch)
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("the log is damaged");
        assertThat(list).hasBinaryContent(before);
    }

    /** As a power cut leaves it; the length in front of it. */
    static long appendPartOfAnEntry(Path list, int length) throws IOException {
        long whole = Files.size(list);
        assertThat(whole % StoredTerms.ENTRY_LENGTH).isZero();
        byte[] part = new byte[length];
        Arrays.fill(part, (byte) 1);
        Files.write(list, part, StandardOpenOption.APPEND);
        return whole;
    }

    /**
     * A full disk may take the first frames of a write and refuse the rest: nobody was answered.
     */
    @ParameterizedTest
    @ValueSource(strings = {"archive", "events"})
    void framesBehindTheEndThatTheArchiveWroteDownAreCut(String archive) throws IOException {
        long lastSequence = runAndClose(100);
        repeatTheLastFrame(folder.resolve(archive).resolve("0-0.rec"));
        assertThat(FolderVerification.verify(folder, (what, done, of) -> {}).faults()).isEmpty();
        for (int start = 1; start <= 2; start++) {
            try (ExchangeNode node = launch();
                    TestGateway gateway = TestGateway.connect(node)) {
                assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
                gateway.deposit(1);
                lastSequence = gateway.lastSequence();
                RecordedStream recorded = RecordedStream.read(node, lastSequence);
                assertThat(recorded.totalUnits()).isEqualTo(100 + start);
            }
        }
    }

    /** Behind the last frame, as if it were the next. */
    private static void repeatTheLastFrame(Path segment) throws IOException {
        try (SegmentFrames frames =
                        SegmentFrames.openToRead(
                                segment,
                                StoredRecording.find(segment.getParent(), 0).orElseThrow());
                RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            int last = 0;
            int end = 0;
            while (frames.frameEnd(end) > 0) {
                last = end;
                end = frames.frameEnd(end);
            }
            byte[] frame = new byte[end - last];
            frames.buffer().getBytes(last, frame);
            new UnsafeBuffer(frame).putInt(DataHeaderFlyweight.TERM_OFFSET_FIELD_OFFSET, end);
            file.seek(end);
            file.write(frame);
        }
    }

    @Test
    void flippedBitAtTheEndOfTheLogIsRefused() throws IOException {
        runAndCrash(1000);
        flipOneBit(crashed().resolve("archive/0-0.rec"), 50_000);
        assertThatThrownBy(() -> launch(crashed()))
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("the log is damaged")
                .hasMessageContaining("0-0.rec");
    }

    @Test
    void damagedLogIsRefused() throws Exception {
        runAndClose(1000);
        flipOneBit(folder.resolve("archive/0-0.rec"), 50_000);
        assertThatThrownBy(this::launch)
                .isInstanceOf(NodeRefused.class)
                .hasMessageContaining("the log is damaged: recording 0");
    }

    /** The archive's checksums leave a frame's head out, and would pass over most of these. */
    @Test
    void flippedBitInTheHeadOfAFrameIsRefused() throws Exception {
        try (ExchangeNode node = launchSmall();
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(1000);
        }
        Path segment = folder.resolve("archive/0-0.rec");
        long frame = frameBehind(segment, 50_000);
        for (int offset = 0; offset < RESERVED_VALUE_OFFSET; offset++) {
            flipOneBit(segment, frame + offset);
            assertThatThrownBy(this::launchSmall)
                    .as("byte %d", offset)
                    .isInstanceOf(NodeRefused.class)
                    .hasMessageContaining("the log is damaged");
            flipOneBit(segment, frame + offset);
        }
        launchSmall().close();
    }

    @Test
    void damagedVoteOfAnElectionIsNoDeath() throws Exception {
        long lastSequence = runAndClose(10);
        flipOneBit(folder.resolve("cluster/node-state.dat"), 30);
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
        }
    }

    /** An archive that looks for the end of a recording takes such a length at its word. */
    @Test
    void lengthThatIsDamagedInFrontOfTheLastSnapshotIsRefused() throws Exception {
        Path alive = folder.resolve("alive");
        try (ExchangeNode node = launch(alive);
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(1000);
            assertThat(node.takeSnapshot()).isTrue();
            TestGateway.await("a snapshot", () -> gateway.poll() >= 0 && node.snapshotCount() == 1);
            CrashImage.take(alive, crashed());
        }
        for (String archive : new String[] {"archive", "events"}) {
            Path segment = crashed().resolve(archive).resolve("0-0.rec");
            long frame = frameBehind(segment, 50_000);
            flipOneBit(segment, frame + 3);
            assertThatThrownBy(() -> launch(crashed()))
                    .isInstanceOf(NodeRefused.class)
                    .hasMessageContaining("damaged");
            flipOneBit(segment, frame + 3);
        }
        launch(crashed()).close();
    }

    /** What it says of channels and lengths, no frame could prove. */
    @Test
    void damagedEntryOfACatalogueIsRefused() throws Exception {
        runAndClose(100);
        for (String archive : new String[] {"archive", "events"}) {
            Path catalogue = folder.resolve(archive).resolve("archive.catalog");
            // The first is how entries are aligned, the third an entry's state, of few values.
            for (long offset : new long[] {16, 64 + 8, 32 + 4, 64 + 60, 64 + 70, 64 + 100}) {
                flipOneBit(catalogue, offset);
                assertThatThrownBy(this::launch)
                        .as("byte %d of %s", offset, catalogue)
                        .isInstanceOf(NodeRefused.class);
                assertThat(FolderVerification.verify(folder, ProgressListener.SILENT).isWhole())
                        .isFalse();
                flipOneBit(catalogue, offset);
            }
        }
        launch().close();
    }

    private ExchangeNode launchSmall() {
        return ExchangeNode.launch(NodeConfig.on(folder), SMALL_SEGMENT, this::died);
    }

    private static long frameBehind(Path segment, int limit) throws IOException {
        StoredRecording recording = StoredRecording.find(segment.getParent(), 0).orElseThrow();
        try (SegmentFrames frames = SegmentFrames.openToRead(segment, recording)) {
            int end = 0;
            while (end < limit) {
                end = frames.frameEnd(end);
            }
            return end;
        }
    }

    @Test
    void damagedSnapshotGivesWayToTheOneBefore() throws Exception {
        long lastSequence = runWithSnapshots(2);
        flipOneBit(newestSnapshot(), 900);
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
            gateway.deposit(1);
            RecordedStream recorded = RecordedStream.read(node, gateway.lastSequence());
            assertThat(recorded.totalUnits()).isEqualTo(201);
        }
    }

    @Test
    void damagedSnapshotGivesWayToTheWholeLog() throws Exception {
        long lastSequence = runWithSnapshots(1);
        Files.delete(newestSnapshot());
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            assertThat(gateway.imageSequence()).isEqualTo(lastSequence);
        }
    }

    /** Of the engine's part: the consensus module's comes first. */
    private Path newestSnapshot() {
        long recordingId =
                StoredRecording.list(folder.resolve("archive")).stream()
                        .mapToLong(StoredRecording::id)
                        .max()
                        .orElseThrow();
        return SegmentFrames.list(folder.resolve("archive"), recordingId).getFirst();
    }

    private long runWithSnapshots(int snapshots) {
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            for (int snapshot = 1; snapshot <= snapshots; snapshot++) {
                gateway.deposit(100);
                int expected = snapshot;
                assertThat(node.takeSnapshot()).isTrue();
                TestGateway.await(
                        "a snapshot",
                        () -> gateway.poll() >= 0 && node.snapshotCount() == expected);
            }
            return gateway.lastSequence();
        }
    }

    private static void flipOneBit(Path path, long offset) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(offset);
            int value = file.read();
            file.seek(offset);
            file.write(value ^ 1);
        }
    }

    private Path crashed() {
        return folder.resolve("crashed");
    }

    /** Leaves in another folder what a kill would have left. */
    private long runAndCrash(int deposits) throws IOException {
        Path alive = folder.resolve("alive");
        try (ExchangeNode node = launch(alive);
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(deposits);
            RecordedStream.read(node, gateway.lastSequence());
            CrashImage.take(alive, crashed());
            return gateway.lastSequence();
        }
    }

    private long runAndClose(int deposits) {
        try (ExchangeNode node = launch();
                TestGateway gateway = TestGateway.connect(node)) {
            gateway.bootstrap();
            gateway.deposit(deposits);
            return gateway.lastSequence();
        }
    }

    private ExchangeNode launch() {
        return launch(folder);
    }

    private ExchangeNode launch(Path where) {
        return ExchangeNode.launch(NodeConfig.on(where), this::died);
    }

    private void died(ExitCode code, Throwable cause) {
        fail("the node died: " + code, cause);
    }
}
