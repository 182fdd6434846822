package com.cetoex.node;

import com.cetoex.engine.Engine;
import com.cetoex.engine.SnapshotDamaged;
import com.cetoex.engine.SnapshotLoader;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.SnapshotFooterDecoder;
import io.aeron.cluster.RecordingLog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proves a data folder that no node uses: reads every byte of it, applies the log from the oldest
 * snapshot on (or from its beginning), compares the state with every snapshot on the way, and the
 * events that this makes with those that are recorded.
 *
 * <p>Changes nothing. One use, one thread.
 */
public final class FolderVerification {
    private static final long PROGRESS_BYTES = 64L * 1024 * 1024;

    private final Path archive;
    private final Path root;
    private final ProgressListener progress;
    private final List<String> remarks = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int snapshotCount;
    private long commandCount;
    private long logPosition;

    private FolderVerification(DataFolder folder, ProgressListener progress) {
        this.progress = progress;
        root = folder.root();
        archive = folder.archive().toPath();
    }

    /**
     * Verifies a folder.
     *
     * @throws NodeRefused when it is in use, or no data folder
     */
    public static VerificationReport verify(Path dataFolder, ProgressListener progress) {
        DataFolder.requireExisting(dataFolder);
        try (DataFolder folder = DataFolder.lockToRead(dataFolder)) {
            return new FolderVerification(folder, progress).verify(folder.cluster());
        }
    }

    private VerificationReport verify(File cluster) {
        try (EventsComparison events = new EventsComparison(root)) {
            Engine engine = replay(cluster, events);
            long forcedSequence = ForcedMark.read(root.resolve("events")).sequence();
            events.readToTheEnd(forcedSequence, faults);
            return report(engine, events);
        } catch (RecordingDamaged | NodeRefused e) {
            faults.add(e.getMessage());
            return report(null, null);
        }
    }

    private VerificationReport report(@Nullable Engine engine, @Nullable EventsComparison events) {
        return new VerificationReport(
                snapshotCount,
                commandCount,
                events == null ? 0 : events.eventCount(),
                engine == null ? 0 : engine.lastSequence(),
                logPosition,
                engine == null ? 0 : engine.openOrderCount(),
                engine == null ? 0 : stateHash(engine),
                List.copyOf(remarks),
                List.copyOf(faults));
    }

    private @Nullable Engine replay(File cluster, EventsComparison events) {
        Path list = cluster.toPath().resolve(RecordingLog.RECORDING_LOG_FILE_NAME);
        if (!Files.exists(list)) {
            remarks.add("there is no log yet");
            return new Engine(events);
        }
        tellUnfinishedEntry(list);
        try (RecordingLog terms = StoredTerms.open(cluster.toPath())) {
            List<StoredSnapshot> snapshots = kept(StoredSnapshot.list(terms));
            StoredRecording log =
                    StoredRecording.find(archive, terms.findLastTermRecordingId())
                            .orElseThrow(
                                    () -> new RecordingDamaged("the log is missing in " + archive));
            Engine engine = begin(log, snapshots, events);
            return engine == null ? null : apply(log, engine, snapshots);
        }
    }

    private void tellUnfinishedEntry(Path list) {
        try {
            if (StoredTerms.isTorn(list)) {
                remarks.add(
                        "the list of terms ends with an unfinished entry, which nobody was told of and"
                                + " the next start cuts");
            }
        } catch (IOException e) {
            throw new RecordingDamaged("cannot read " + list + ": " + e, e);
        }
    }

    /** Older ones are listed still, though their files were removed; the newest never is. */
    private List<StoredSnapshot> kept(List<StoredSnapshot> listed) {
        Set<Long> present =
                StoredRecording.list(archive).stream()
                        .map(StoredRecording::id)
                        .collect(Collectors.toSet());
        List<StoredSnapshot> kept = new ArrayList<>(listed);
        kept.removeIf(
                snapshot ->
                        !snapshot.equals(listed.getLast())
                                && !present.contains(snapshot.engineRecordingId()));
        return kept;
    }

    /** The state at the log's beginning, or at the first snapshot that can be read. */
    private @Nullable Engine begin(
            StoredRecording log, List<StoredSnapshot> snapshots, EventsComparison events) {
        if (log.startPosition() == 0) {
            events.beginBehind(0);
            return new Engine(events);
        }
        while (!snapshots.isEmpty()) {
            StoredSnapshot first = snapshots.removeFirst();
            Engine engine = load(first, events);
            if (engine != null) {
                logPosition = first.logPosition();
                events.beginBehind(engine.lastSequence());
                return engine;
            }
        }
        faults.add("no snapshot is whole, and the log's beginning is not kept: there is no state");
        return null;
    }

    private @Nullable Engine load(StoredSnapshot snapshot, EventBatchHandler events) {
        progress.onProgress("snapshot at " + snapshot.logPosition(), 0, 1);
        try {
            snapshot.check(archive);
            SnapshotLoader loader = new SnapshotLoader(events);
            snapshot.readEngine(archive, loader::onRecord);
            Engine engine = loader.engine();
            snapshotCount++;
            return engine;
        } catch (RecordingDamaged | SnapshotDamaged e) {
            faults.add(
                    "the snapshot at log position "
                            + snapshot.logPosition()
                            + " is damaged: "
                            + e.getMessage());
            return null;
        }
    }

    private Engine apply(StoredRecording log, Engine engine, List<StoredSnapshot> snapshots) {
        long end = endOf(log);
        long told = logPosition;
        try (LogMessages messages = new LogMessages(log, logPosition)) {
            while (messages.next()) {
                while (!snapshots.isEmpty()
                        && snapshots.getFirst().logPosition() < messages.position()) {
                    compare(engine, snapshots.removeFirst());
                }
                engine.apply(
                        messages.timeMillis(),
                        messages.position(),
                        messages.buffer(),
                        messages.offset(),
                        messages.length());
                commandCount++;
                if (messages.position() - told >= PROGRESS_BYTES) {
                    told = messages.position();
                    progress.onProgress("log", told, end);
                }
            }
            logPosition = messages.position();
            if (messages.reader().isTorn()) {
                remarks.add(
                        "the log ends with an unfinished write, which nobody was told of and the next"
                                + " start cuts");
            }
        } catch (RecordingDamaged e) {
            faults.add("the log is damaged: " + e.getMessage());
        }
        snapshots.forEach(snapshot -> compare(engine, snapshot));
        progress.onProgress("log", end, end);
        return engine;
    }

    private static long endOf(StoredRecording log) {
        List<Path> segments = log.segments();
        return segments.isEmpty()
                ? 0
                : SegmentFrames.basePosition(segments.getLast()) + log.segmentLength();
    }

    private void compare(Engine engine, StoredSnapshot snapshot) {
        Engine loaded = load(snapshot, EventsComparison.none());
        if (loaded == null) {
            return;
        }
        if (stateHash(loaded) != stateHash(engine)) {
            faults.add(
                    "the snapshot at log position "
                            + snapshot.logPosition()
                            + " is another state than the log makes: expected hash "
                            + Long.toHexString(stateHash(engine))
                            + ", was "
                            + Long.toHexString(stateHash(loaded)));
        }
    }

    private static long stateHash(Engine engine) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        SnapshotFooterDecoder footer = new SnapshotFooterDecoder();
        long[] hash = new long[1];
        engine.writeSnapshot(
                (buffer, offset, length) -> {
                    if (header.wrap(buffer, offset).templateId()
                            == SnapshotFooterDecoder.TEMPLATE_ID) {
                        hash[0] = footer.wrapAndApplyHeader(buffer, offset, header).stateHash();
                    }
                });
        return hash[0];
    }
}
